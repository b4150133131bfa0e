package io.pgcluster.exporter.source.pgbouncer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message of the protocol, read from its start to its end. */
final class Message {
    private final char type;
    private final ByteBuffer body;

    Message(char type, byte[] body) {
        this.type = type;
        this.body = ByteBuffer.wrap(body);
    }

    char type() {
        return type;
    }

    /** How many bytes it has. */
    int length() {
        return body.capacity();
    }

    int number() {
        return body.getInt();
    }

    String rest() {
        return StandardCharsets.UTF_8.decode(body).toString();
    }

    byte[] bytes(int count) {
        // Before there is room for it: what a broken answer announces may be more than this machine has.
        if (count < 0 || count > body.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[count];
        body.get(bytes);
        return bytes;
    }

    private String text() {
        int start = body.position();
        while (body.get() != 0) {
            // A text ends with its zero.
        }
        return new String(body.array(), start, body.position() - start - 1, StandardCharsets.UTF_8);
    }

    /** Names of the columns that a RowDescription tells. */
    List<String> columns() {
        List<String> names = new ArrayList<>();
        for (int left = body.getShort(); left > 0; left--) {
            names.add(text());
            body.position(body.position() + 18);
        }
        return names;
    }

    /** Values of a DataRow; a NULL is an empty text. */
    List<String> values() {
        List<String> values = new ArrayList<>();
        for (int left = body.getShort(); left > 0; left--) {
            int length = body.getInt();
            values.add(length < 0 ? "" : new String(bytes(length), StandardCharsets.UTF_8));
        }
        return values;
    }

    /** What an ErrorResponse says. */
    ConsoleException error() {
        String message = "an error without a message";
        for (char field = (char) body.get(); field != 0; field = (char) body.get()) {
            String text = text();
            if (field == 'M') {
                message = text;
            }
        }
        return new ConsoleException(message);
    }
}
