package io.pgcluster.exporter.exposition;

import static io.pgcluster.exporter.exposition.ChunkedBytes.ascii;

import io.pgcluster.exporter.metric.Buckets;
import io.pgcluster.exporter.metric.MetricType;
import java.io.IOException;
import java.util.Locale;

/** Prometheus' text format 0.0.4. */
class TextEncoder {
    private static final byte[] HELP = ascii("# HELP ");
    private static final byte[] TYPE = ascii("# TYPE ");
    private static final byte[] BUCKET = ascii("_bucket");
    private static final byte[] COUNT = ascii("_count");
    private static final byte[] SUM = ascii("_sum");
    private static final byte[] NOTHING = {};

    private final ChunkedBytes bytes;

    TextEncoder(ChunkedBytes bytes) {
        this.bytes = bytes;
    }

    final void write(MergedFamily family) throws IOException {
        if (family.samples().size() > 0) {
            header(family);
            samples(family);
        }
    }

    /** After the last family. */
    void end() throws IOException {}

    void header(MergedFamily family) throws IOException {
        header(family.name(), family.help(), word(family.type()));
    }

    final void header(String name, String help, String type) throws IOException {
        byte[] nameBytes = ascii(name);
        bytes.write(HELP);
        bytes.write(nameBytes);
        bytes.write((byte) ' ');
        bytes.write(EscapedBytes.of(help, helpEscapesQuotes()));
        bytes.write((byte) '\n');
        bytes.write(TYPE);
        bytes.write(nameBytes);
        bytes.write((byte) ' ');
        bytes.write(ascii(type));
        bytes.write((byte) '\n');
    }

    boolean helpEscapesQuotes() {
        return false;
    }

    String word(MetricType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** The bound of a bucket as the value of its label. */
    String bound(double value) {
        return Numbers.text(value);
    }

    private void samples(MergedFamily family) throws IOException {
        byte[] name = ascii(family.name());
        SampleOrder samples = family.samples();
        LabelBytes[] labels = new LabelBytes[samples.parts().size()];
        for (int part = 0; part < labels.length; part++) {
            labels[part] = new LabelBytes(samples.parts().get(part), family.labels());
        }
        for (int position = 0; position < samples.size(); position++) {
            LabelBytes own = labels[samples.part(position)];
            int index = samples.index(position);
            if (family.type() == MetricType.HISTOGRAM) {
                histogram(name, own, index);
            } else {
                start(name, NOTHING);
                own.write(bytes, index);
                end(own.part().family().value(index));
            }
        }
    }

    private void histogram(byte[] name, LabelBytes labels, int index) throws IOException {
        Buckets buckets = labels.part().family().buckets(index);
        for (int bound = 0; bound < buckets.upperBounds().size(); bound++) {
            bucket(
                    name,
                    labels,
                    index,
                    buckets.upperBounds().get(bound),
                    buckets.counts().get(bound));
        }
        bucket(name, labels, index, Double.POSITIVE_INFINITY, buckets.count());
        start(name, SUM);
        labels.write(bytes, index);
        end(buckets.sum());
        start(name, COUNT);
        labels.write(bytes, index);
        end(buckets.count());
    }

    private void bucket(byte[] name, LabelBytes labels, int index, double upperBound, long count) throws IOException {
        start(name, BUCKET);
        labels.write(bytes, index, ascii(bound(upperBound)));
        end(count);
    }

    private void start(byte[] name, byte[] suffix) throws IOException {
        bytes.write(name);
        bytes.write(suffix);
    }

    private void end(double value) throws IOException {
        bytes.write((byte) ' ');
        bytes.write(value);
        bytes.write((byte) '\n');
    }

    private void end(long value) throws IOException {
        bytes.write((byte) ' ');
        bytes.write(value);
        bytes.write((byte) '\n');
    }
}
