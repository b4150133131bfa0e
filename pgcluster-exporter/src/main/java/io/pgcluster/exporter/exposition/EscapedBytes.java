package io.pgcluster.exporter.exposition;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text as bytes of UTF-8, with backslashes before backslashes and for line ends, and before quotes where they end the text. */
final class EscapedBytes {
    private EscapedBytes() {}

    /** What may stand in the text of a {@code HELP}; a quote is escaped if {@code quotes}. */
    static byte[] of(String text, boolean quotes) {
        // Half a surrogate pair becomes a question mark here. What is escaped is ASCII, and no byte of another
        // character is.
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int first = next(bytes, 0, quotes);
        return first == bytes.length ? bytes : escaped(bytes, first, quotes);
    }

    private static byte[] escaped(byte[] bytes, int first, boolean quotes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + bytes.length / 2);
        int from = 0;
        for (int index = first; index < bytes.length; index = next(bytes, from, quotes)) {
            all.write(bytes, from, index - from);
            all.write('\\');
            all.write(bytes[index] == '\n' ? 'n' : bytes[index]);
            from = index + 1;
        }
        all.write(bytes, from, bytes.length - from);
        return all.toByteArray();
    }

    /** Where the next byte is that cannot stand for itself; the length if there is none. */
    private static int next(byte[] bytes, int from, boolean quotes) {
        int index = from;
        while (index < bytes.length && !isSpecial(bytes[index], quotes)) {
            index++;
        }
        return index;
    }

    private static boolean isSpecial(byte character, boolean quotes) {
        return character == '\\' || character == '\n' || (quotes && character == '"');
    }
}
