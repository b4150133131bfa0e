package io.pgcluster.exporter.exposition;

import static io.pgcluster.exporter.exposition.ChunkedBytes.ascii;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Writes the labels of a part's samples. Names, and values that are the same in all of them, are encoded once. */
final class LabelBytes {
    private static final byte[] BOUND = ascii("le=\"");

    private final FamilyPart part;
    private final int[] shown;
    private final byte[][] beginnings;

    LabelBytes(FamilyPart part, List<String> labels) {
        this.part = part;
        this.shown = part.shown();
        this.beginnings = new byte[shown.length][];
        for (int index = 0; index < shown.length; index++) {
            beginnings[index] = beginning(shown[index], labels.get(shown[index]));
        }
    }

    /** Name and opening quote, and of a constant also its value. */
    private byte[] beginning(int label, String name) {
        byte[] start = ascii(name + "=\"");
        if (!part.isConstant(label)) {
            return start;
        }
        byte[] value = EscapedBytes.of(part.value(0, label), true);
        byte[] both = Arrays.copyOf(start, start.length + value.length);
        System.arraycopy(value, 0, both, start.length, value.length);
        return both;
    }

    FamilyPart part() {
        return part;
    }

    /** Writes the labels of a sample in braces, or nothing if it has none. */
    void write(ChunkedBytes bytes, int sample) throws IOException {
        if (shown.length > 0) {
            bytes.write((byte) '{');
            pairs(bytes, sample);
            bytes.write((byte) '}');
        }
    }

    /** Writes the labels of a bucket in braces. */
    void write(ChunkedBytes bytes, int sample, byte[] bound) throws IOException {
        bytes.write((byte) '{');
        pairs(bytes, sample);
        if (shown.length > 0) {
            bytes.write((byte) ',');
        }
        bytes.write(BOUND);
        bytes.write(bound);
        bytes.write((byte) '"');
        bytes.write((byte) '}');
    }

    private void pairs(ChunkedBytes bytes, int sample) throws IOException {
        for (int index = 0; index < shown.length; index++) {
            if (index > 0) {
                bytes.write((byte) ',');
            }
            bytes.write(beginnings[index]);
            if (!part.isConstant(shown[index])) {
                bytes.write(EscapedBytes.of(part.value(sample, shown[index]), true));
            }
            bytes.write((byte) '"');
        }
    }
}
