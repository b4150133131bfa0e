package io.pgcluster.exporter.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No message that an operator reads names a class of Java. */
class ReasonTest {
    /** What puts the name of an exception into a text. */
    private static final List<Pattern> NAMING = List.of(
            Pattern.compile("\\+ (e|failure|cause|thrown)\\s*[,;)+]"),
            Pattern.compile("\\b(e|failure|cause|thrown)\\.toString\\(\\)"),
            Pattern.compile("getSimpleName\\(\\)"),
            Pattern.compile("getClass\\(\\)\\s*\\.getName\\(\\)"));

    @TestFactory
    Stream<DynamicTest> noClassPutsTheNameOfAnExceptionIntoAMessage() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertThat(NAMING)
                            .noneMatch(naming -> naming.matcher(read(file)).find())));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void saysWhatHappenedInTheWordsOfTheField() {
        assertThat(Reason.of(new NoSuchFileException("/x"))).isEqualTo("there is no file /x");
        assertThat(Reason.of(new AccessDeniedException("/x"))).isEqualTo("permission to read /x is denied");
        assertThat(Reason.of(new FileSystemException("/x", null, "Is a directory")))
                .isEqualTo("/x: Is a directory");
        assertThat(Reason.of(new UnknownHostException("db-1"))).isEqualTo("the host name db-1 cannot be resolved");
        assertThat(Reason.of(new SocketTimeoutException("Read timed out"))).isEqualTo("there was no answer in time");
        assertThat(Reason.of(new ConnectException("Connection refused"))).isEqualTo("Connection refused");
        assertThat(Reason.of(new MalformedInputException(1))).isEqualTo("its bytes are no text");
        assertThat(Reason.of(new EOFException())).isEqualTo("the connection was closed");
        assertThat(Reason.of(new IOException())).isEqualTo("no reason was given");
        assertThat(Reason.of(new IOException(null, new EOFException()))).isEqualTo("the connection was closed");
    }

    @Test
    void removesTheNamesThatLibrariesPutIntoMessages() {
        assertThat(Reason.of(new SSLHandshakeException(
                        "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to"
                                + " find valid certification path to requested target")))
                .isEqualTo("its certificate was not issued by a trusted authority");
        assertThat(Reason.of(new IOException("java.util.concurrent.ExecutionException: java.io.IOException: broken")))
                .isEqualTo("broken");
    }
}
