package io.pgcluster.exporter.exposition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The samples of a family in the order of their labels, each once. A sample is kept as one number, of part and index: eight bytes, where
 * an object would take three times as many.
 */
final class SampleOrder {
    private static final int HALF = 32;

    private final List<Part> parts;
    private final long[] samples;

    private SampleOrder(List<Part> parts, long[] samples) {
        this.parts = parts;
        this.samples = samples;
    }

    /** Sorts the samples of {@code parts}, and leaves out those that repeat the labels of one that came earlier. */
    static SampleOrder of(List<Part> parts, int labels) {
        Comparator<Long> order = (left, right) -> compare(parts, labels, left, right);
        Long[] all = arrived(parts);
        // Stable, and nearly free where a query had an ORDER BY already.
        Arrays.sort(all, order);
        long[] kept = new long[all.length];
        int count = 0;
        for (Long sample : all) {
            if (count == 0 || order.compare(kept[count - 1], sample) != 0) {
                kept[count++] = sample;
            }
        }
        return new SampleOrder(parts, count == kept.length ? kept : Arrays.copyOf(kept, count));
    }

    int size() {
        return samples.length;
    }

    List<Part> parts() {
        return parts;
    }

    /** Which part a sample is of. */
    int part(int position) {
        return part(samples[position]);
    }

    /** Which of its part's samples it is. */
    int index(int position) {
        return index(samples[position]);
    }

    private static int part(long sample) {
        return (int) (sample >>> HALF);
    }

    private static int index(long sample) {
        return (int) sample;
    }

    private static Long[] arrived(List<Part> parts) {
        Long[] all =
                new Long[parts.stream().mapToInt(part -> part.family().size()).sum()];
        int next = 0;
        for (int part = 0; part < parts.size(); part++) {
            int size = parts.get(part).family().size();
            for (int index = 0; index < size; index++) {
                all[next++] = ((long) part << HALF) | index;
            }
        }
        return all;
    }

    private static int compare(List<Part> parts, int labels, long left, long right) {
        Part leftPart = parts.get(part(left));
        Part rightPart = parts.get(part(right));
        for (int label = 0; label < labels; label++) {
            String a = leftPart.value(index(left), label);
            String b = rightPart.value(index(right), label);
            int order = a.equals(b) ? 0 : a.compareTo(b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
