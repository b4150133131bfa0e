package io.pgcluster.model.io;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Decodes the bytes of a file strictly: what is not UTF-8 is reported rather than replaced by question marks. */
public final class Utf8 {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8() {}

    /** The text of {@code bytes}; empty, with a problem, if they are not UTF-8. A byte order mark is left out. */
    public static Optional<String> decode(byte[] bytes, Problems problems) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.error(
                    "not-utf-8",
                    SpecPath.ROOT,
                    place(bytes, input.position()),
                    String.format(Locale.ROOT, "the byte 0x%02X is not UTF-8 text", bytes[input.position()]),
                    "save the file as UTF-8");
            return Optional.empty();
        }
    }

    private static Position place(byte[] bytes, int index) {
        String before = new String(bytes, 0, index, StandardCharsets.UTF_8);
        return new Position(
                (int) before.chars().filter(character -> character == '\n').count() + 1,
                before.length() - before.lastIndexOf('\n'));
    }
}
