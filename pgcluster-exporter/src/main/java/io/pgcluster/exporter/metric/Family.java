package io.pgcluster.exporter.metric;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The samples of one family in the order in which they came, as two arrays: a sample costs one reference and one number. */
public final class Family {
    /** Most families of a server have one sample or two. */
    private static final int INITIAL_CAPACITY = 2;

    /** What a family takes in addition to its samples: itself, its two arrays, its entry in the batch. */
    private static final int BYTES = 160;

    /** A reference, a number, its share in the texts of the row that it is from. */
    private static final int BYTES_OF_A_SAMPLE = 40;

    private static final @Nullable Buckets[] NONE = {};

    private final Descriptor descriptor;
    private List<String>[] labels = lists(INITIAL_CAPACITY);
    private double[] values = {};
    private @Nullable Buckets[] buckets = NONE;
    private int size;

    Family(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** What it is. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** How many samples it has. */
    public int size() {
        return size;
    }

    /** The memory that it takes, roughly. */
    long bytes() {
        return BYTES + (long) BYTES_OF_A_SAMPLE * labels.length;
    }

    /** The label values of sample {@code index}, in the order of the descriptor's labels. */
    public List<String> labelValues(int index) {
        return labels[index];
    }

    /** The value of sample {@code index}; of a histogram there is none. */
    public double value(int index) {
        return values[index];
    }

    /**
     * The value of sample {@code index} of a histogram.
     *
     * @throws IllegalStateException if this is no histogram
     */
    public Buckets buckets(int index) {
        @Nullable Buckets found = descriptor.type() == MetricType.HISTOGRAM ? buckets[index] : null;
        if (found == null) {
            throw new IllegalStateException(descriptor.name() + " is no histogram");
        }
        return found;
    }

    void add(List<String> labelValues, double value) {
        if (descriptor.type() == MetricType.HISTOGRAM) {
            throw new IllegalArgumentException(descriptor.name() + " is a histogram, found a single value");
        }
        int index = next(labelValues);
        if (index >= values.length) {
            values = Arrays.copyOf(values, labels.length);
        }
        values[index] = value;
    }

    void add(List<String> labelValues, Buckets value) {
        if (descriptor.type() != MetricType.HISTOGRAM) {
            throw new IllegalArgumentException(descriptor.name() + " is no histogram, found buckets");
        }
        int index = next(labelValues);
        if (index >= buckets.length) {
            buckets = Arrays.copyOf(buckets, labels.length);
        }
        buckets[index] = value;
    }

    private int next(List<String> labelValues) {
        if (labelValues.size() != descriptor.labels().size()) {
            throw new IllegalArgumentException(descriptor.name() + " has the labels " + descriptor.labels() + ", found "
                    + labelValues.size() + " values");
        }
        if (size == labels.length) {
            labels = Arrays.copyOf(labels, size + Math.max(INITIAL_CAPACITY, size >> 1));
        }
        labels[size] = labelValues;
        return size++;
    }

    /** Java has no arrays of generic types; this one never leaves the class. */
    @SuppressWarnings("unchecked")
    private static List<String>[] lists(int length) {
        return (List<String>[]) new List<?>[length];
    }
}
