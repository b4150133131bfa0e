package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.dashboard.QueryAnswer.Series;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The number that an operator reads from a panel.
 *
 * @param dashboard the uid of its dashboard
 * @param type the panel's type; empty for the first one of this title
 * @param target which of the panel's queries
 * @param server the server that is chosen on the dashboard
 * @param label a label that the panel's series must have, unless it is empty
 * @param value the value of that label
 * @param reduction how several series become one number
 * @param lasting whether it still shows what is over
 */
record PanelNumber(
        String dashboard,
        String type,
        String title,
        String target,
        String server,
        String label,
        String value,
        Reduction reduction,
        boolean lasting) {
    /** How the series of a panel become one number. */
    enum Reduction {
        LARGEST,
        /** Of no series it is zero. */
        SUM,
        /** How many of them are zero. */
        ZEROS
    }

    /** The largest number of the panel's first query. */
    static PanelNumber shown(String server, String dashboard, String title) {
        return new PanelNumber("pgcluster-" + dashboard, "", title, "A", server, "", "", Reduction.LARGEST, false);
    }

    /** Of the panel that shows its course, where one that shows the number has the same title. */
    PanelNumber course() {
        return new PanelNumber(dashboard, "timeseries", title, target, server, label, value, reduction, lasting);
    }

    PanelNumber target(String other) {
        return new PanelNumber(dashboard, type, title, other, server, label, value, reduction, lasting);
    }

    PanelNumber where(String name, String wanted) {
        return new PanelNumber(dashboard, type, title, target, server, name, wanted, reduction, lasting);
    }

    PanelNumber sum() {
        return new PanelNumber(dashboard, type, title, target, server, label, value, Reduction.SUM, lasting);
    }

    PanelNumber zeros() {
        return new PanelNumber(dashboard, type, title, target, server, label, value, Reduction.ZEROS, lasting);
    }

    PanelNumber asLasting() {
        return new PanelNumber(dashboard, type, title, target, server, label, value, reduction, true);
    }

    /** Nothing where the panel shows nothing, unless no line means that there is none of it. */
    OptionalDouble of(List<Series> all) {
        List<Double> values = all.stream()
                .filter(one -> label.isEmpty() || value.equals(one.labels().get(label)))
                .map(one -> one.values().get(0))
                .filter(one -> !one.isNaN())
                .toList();
        DoubleStream numbers = values.stream().mapToDouble(Double::doubleValue);
        return switch (reduction) {
            case LARGEST -> numbers.max();
            case SUM -> OptionalDouble.of(numbers.sum());
            case ZEROS ->
                values.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                (double) numbers.filter(one -> one == 0).count());
        };
    }
}
