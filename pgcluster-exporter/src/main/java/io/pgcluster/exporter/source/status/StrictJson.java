package io.pgcluster.exporter.source.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Parses exactly one JSON value. Bytes that are not UTF-8 and control characters are accepted within texts: pgBackRest quotes what it found
 * in a file that it could not decrypt, and the rest of its answer says that the repository is in error.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private StrictJson() {}

    /**
     * The value that {@code bytes} hold.
     *
     * @param origin what messages say the bytes are from
     * @throws IOException if they hold none, a part of one, or more than one; the message says where, without repeating the text
     */
    public static JsonNode parse(byte[] bytes, String origin) throws IOException {
        try {
            return MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IOException(origin + ": invalid or incomplete JSON" + place(e.getLocation()), e);
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
