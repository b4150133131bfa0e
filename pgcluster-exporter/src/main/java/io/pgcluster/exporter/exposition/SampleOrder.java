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

    private final List<FamilyPart> parts;
    private final long[] samples;

    private SampleOrder(List<FamilyPart> parts, long[] samples) {
        this.parts = parts;
        this.samples = samples;
    }

    /** Sorts the samples of {@code parts}, and leaves out those that repeat the labels of one that came earlier. */
    static SampleOrder of(List<FamilyPart> parts, int labels) {
        long[] arrived = arrived(parts);
        return new SampleOrder(parts, ascend(parts, labels, arrived) ? arrived : sorted(parts, labels, arrived));
    }

    /** Whether they are in order and each is there once: always where there is one only, often where a query had an ORDER BY. */
    private static boolean ascend(List<FamilyPart> parts, int labels, long[] samples) {
        for (int next = 1; next < samples.length; next++) {
            if (compare(parts, labels, samples[next - 1], samples[next]) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] sorted(List<FamilyPart> parts, int labels, long[] samples) {
        Comparator<Long> order = (left, right) -> compare(parts, labels, left, right);
        // Objects, since only their sort is stable.
        Long[] all = Arrays.stream(samples).boxed().toArray(Long[]::new);
        Arrays.sort(all, order);
        long[] kept = new long[all.length];
        int count = 0;
        for (Long sample : all) {
            if (count == 0 || order.compare(kept[count - 1], sample) != 0) {
                kept[count++] = sample;
            }
        }
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    int size() {
        return samples.length;
    }

    List<FamilyPart> parts() {
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

    private static long[] arrived(List<FamilyPart> parts) {
        int count = 0;
        for (FamilyPart part : parts) {
            count += part.family().size();
        }
        long[] all = new long[count];
        int next = 0;
        for (int part = 0; part < parts.size(); part++) {
            int size = parts.get(part).family().size();
            for (int index = 0; index < size; index++) {
                all[next++] = ((long) part << HALF) | index;
            }
        }
        return all;
    }

    private static int compare(List<FamilyPart> parts, int labels, long left, long right) {
        FamilyPart leftPart = parts.get(part(left));
        FamilyPart rightPart = parts.get(part(right));
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
