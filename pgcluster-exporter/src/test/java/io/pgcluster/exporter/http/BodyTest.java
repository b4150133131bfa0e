package io.pgcluster.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.scrape.MemoryBudget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final int MIB = 1 << 20;

    private final MemoryBudget room = new MemoryBudget(MIB);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 32 * 1024, 500_000})
    void comesOutAsItWentInCompressedOrNotForEachReader(int size) throws Exception {
        byte[] random = random(size);
        Body body = filled(random);
        body.isFor(2);
        assertThat(body.plainLength()).isEqualTo(size);
        try (Body.Reader reader = body.reader()) {
            byte[] gzip = all(reader);
            assertThat(gzip).hasSize((int) body.length());
            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                    .isEqualTo(random);
        }
        assertThat(room.taken()).isPositive();
        try (Body.Reader reader = body.reader()) {
            assertThat(inflated(reader)).isEqualTo(random);
        }
        assertThat(room.taken()).isZero();
    }

    @Test
    void reservesTheCompressedSize() throws Exception {
        Body body = filled(new byte[20 * MIB]);
        assertThat(body.plainLength()).isEqualTo(20 * MIB);
        assertThat(room.taken()).isLessThan(200_000);
        body.isFor(0);
        assertThat(room.taken()).isZero();
    }

    @Test
    void isRefusedWhileUnreadResponsesFillTheBudgetAndReturnsWhatItReserved() throws Exception {
        Body unread = filled(random(700_000));
        long before = room.taken();

        assertThatThrownBy(() -> filled(random(700_000))).isInstanceOf(Body.FullException.class);
        assertThat(room.taken()).isEqualTo(before);

        unread.isFor(1);
        unread.reader().close();
        filled(random(700_000));
    }

    private Body filled(byte[] content) throws IOException {
        Body body = new Body(room);
        body.fill(out -> out.write(content));
        return body;
    }

    private static byte[] all(Body.Reader reader) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
            all.writeBytes(next.get());
        }
        return all.toByteArray();
    }

    private static byte[] inflated(Body.Reader reader) throws DataFormatException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InflatedBody inflation = new InflatedBody(reader)) {
            for (Optional<byte[]> next = inflation.next(); next.isPresent(); next = inflation.next()) {
                all.writeBytes(next.get());
            }
        }
        return all.toByteArray();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
