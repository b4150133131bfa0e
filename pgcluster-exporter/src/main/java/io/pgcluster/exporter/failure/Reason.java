package io.pgcluster.exporter.failure;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says why something failed without the name of a Java class, which tells an operator nothing. */
public final class Reason {
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?:[A-Z]\\w*[.$])*[A-Z]\\w*(?:Exception|Error)\\b:?\\s*");

    private Reason() {}

    /** The reason as the end of a sentence: {@code there is no file /etc/x}, {@code Connection refused}. */
    public static String of(Throwable failure) {
        if (failure instanceof FileSystemException file) {
            return ofFile(file);
        } else if (failure instanceof UnknownHostException) {
            return "the host name " + Objects.requireNonNullElse(failure.getMessage(), "") + " cannot be resolved";
        } else if (failure instanceof SocketTimeoutException) {
            return "there was no answer in time";
        } else if (failure instanceof CharacterCodingException) {
            return "its bytes are no text";
        } else if (failure instanceof EOFException) {
            return "the connection was closed";
        }
        return message(failure);
    }

    /** {@code text} without the names of exceptions that libraries put into their messages. */
    public static String clean(String text) {
        if (text.contains("unable to find valid certification path")) {
            return "its certificate was not issued by a trusted authority";
        }
        return CLASS_NAME.matcher(text).replaceAll("").strip();
    }

    private static String message(Throwable failure) {
        String text = clean(Objects.requireNonNullElse(failure.getMessage(), ""));
        if (!text.isEmpty()) {
            return text;
        }
        Throwable cause = failure.getCause();
        return cause == null ? "no reason was given" : of(cause);
    }

    private static String ofFile(FileSystemException failure) {
        String file = Objects.requireNonNullElse(failure.getFile(), "that name");
        if (failure instanceof NoSuchFileException) {
            return "there is no file " + file;
        } else if (failure instanceof AccessDeniedException) {
            return "permission to read " + file + " is denied";
        }
        return Optional.ofNullable(failure.getReason())
                .map(reason -> file + ": " + reason)
                .orElse(file + " cannot be used");
    }
}
