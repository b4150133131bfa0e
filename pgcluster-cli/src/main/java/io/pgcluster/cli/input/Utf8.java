package io.pgcluster.cli.input;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.Severity;
import io.pgcluster.model.problem.SpecPath;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns bytes into text without ever guessing: what is not UTF-8 is a located problem. */
final class Utf8 {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Utf8() {}

    static SpecText decode(String name, byte[] content) {
        if (isUtf16(content)) {
            return defective(name, "", "the file is UTF-16, expected UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(content.length + 1);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CoderResult result = decoder.decode(bytes, text, true);
        String good = withoutMark(text.flip().toString());
        if (result.isError()) {
            int wrong = content[bytes.position()] & 0xff;
            return defective(name, good, String.format("byte 0x%02x is not UTF-8 text", wrong));
        }
        return new SpecText(name, good, Optional.empty());
    }

    private static boolean isUtf16(byte[] content) {
        int mark = content.length < 2 ? 0 : ((content[0] & 0xff) << 8) | (content[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The place is where the good text ends. */
    private static SpecText defective(String name, String good, String message) {
        int line = (int) good.chars().filter(c -> c == '\n').count() + 1;
        int column = good.length() - good.lastIndexOf('\n');
        Problem problem = new Problem(
                "encoding",
                Severity.ERROR,
                SpecPath.ROOT,
                new Position(line, column),
                message,
                "save the file as UTF-8; to convert it: iconv -f ISO-8859-1 -t UTF-8 (or -f UTF-16)");
        return new SpecText(name, good, Optional.of(problem));
    }
}
