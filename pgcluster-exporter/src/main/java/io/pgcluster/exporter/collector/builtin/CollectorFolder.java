package io.pgcluster.exporter.collector.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The collector files of the resources. Every file in their folder is a collector, so that no list can miss one. */
final class CollectorFolder {
    private static final String PATH = "io/pgcluster/exporter/collectors/";
    private static final String ENDING = ".yaml";

    private CollectorFolder() {}

    /** The names of the files without their ending, sorted. */
    static List<String> names() {
        return names(resource(""));
    }

    /** The names in the folder at {@code url}, which is a directory or a part of a jar. */
    static List<String> names(URL url) {
        try {
            List<String> files = url.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inDirectory(url);
            return files.stream()
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the collector files in " + url, e);
        }
    }

    /** What is written in the file {@code name}. */
    static String text(String name) {
        URL file = resource(name + ENDING);
        try (InputStream stream = file.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the collector file " + file, e);
        }
    }

    private static List<String> inJar(JarURLConnection jar) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(entry -> entry.startsWith(PATH))
                .map(entry -> entry.substring(PATH.length()))
                .toList();
    }

    private static List<String> inDirectory(URL url) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (URISyntaxException e) {
            throw new IOException(url + " is no directory", e);
        }
    }

    private static URL resource(String file) {
        URL url = CollectorFolder.class.getResource("/" + PATH + file);
        if (url == null) {
            throw new IllegalStateException("there is no resource " + PATH + file);
        }
        return url;
    }
}
