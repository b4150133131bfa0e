package io.pgcluster.exporter.exposition;

import static io.pgcluster.exporter.exposition.ChunkedBytes.ascii;

import io.pgcluster.exporter.metric.MetricType;
import java.io.IOException;
import java.util.List;

/**
 * OpenMetrics 1.0. Series have the same names in both formats, or a dashboard would break when Prometheus starts to ask for this one.
 * Hence a counter whose name does not end in {@code _total}, which this format requires, is shown as of unknown type, and so is one
 * whose name without that ending is another family's.
 */
final class OpenMetricsEncoder extends TextEncoder {
    private static final byte[] END = ascii("# EOF\n");
    private static final String TOTAL = "_total";

    private final ChunkedBytes bytes;
    private final List<GatheredFamily> families;

    /**
     * @param families all that will be written, sorted by name
     */
    OpenMetricsEncoder(ChunkedBytes bytes, List<GatheredFamily> families) {
        super(bytes);
        this.bytes = bytes;
        this.families = families;
    }

    @Override
    void end() throws IOException {
        bytes.write(END);
    }

    @Override
    void header(MergedFamily family) throws IOException {
        if (family.type() != MetricType.COUNTER) {
            header(family.name(), family.help(), word(family.type()));
        } else if (isProperCounter(family.name())) {
            header(withoutTotal(family.name()), family.help(), word(family.type()));
        } else {
            header(family.name(), family.help(), word(MetricType.UNTYPED));
        }
    }

    private boolean isProperCounter(String name) {
        return name.endsWith(TOTAL) && name.length() > TOTAL.length() && !isFamily(withoutTotal(name));
    }

    /** They come sorted by name. */
    private boolean isFamily(String name) {
        int from = 0;
        int to = families.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (families.get(middle).name().compareTo(name) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < families.size() && families.get(from).name().equals(name);
    }

    private static String withoutTotal(String name) {
        return name.substring(0, name.length() - TOTAL.length());
    }

    @Override
    boolean helpEscapesQuotes() {
        return true;
    }

    @Override
    String word(MetricType type) {
        return type == MetricType.UNTYPED ? "unknown" : super.word(type);
    }

    /** Bounds are floating-point numbers here, and show it. */
    @Override
    String bound(double value) {
        return Double.isInfinite(value) ? super.bound(value) : Double.toString(value);
    }
}
