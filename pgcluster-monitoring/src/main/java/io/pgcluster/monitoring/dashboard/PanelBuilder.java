package io.pgcluster.monitoring.dashboard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a panel is. */
public final class PanelBuilder {
    private final PanelKind kind;
    private final String title;
    private final Unit unit;
    private final List<Target> targets = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final Set<Look> look = EnumSet.noneOf(Look.class);
    private String description = "";
    private Steps steps = Steps.NONE;
    private List<ValueText> texts = List.of();
    private @Nullable DrillDown link;
    private @Nullable String mayBeEmpty;
    private int width;
    private int height;

    private PanelBuilder(PanelKind kind, String title, Unit unit, int width, int height) {
        this.kind = kind;
        this.title = title;
        this.unit = unit;
        this.width = width;
        this.height = height;
    }

    /** Values over time. */
    public static PanelBuilder graph(String title, Unit unit) {
        return new PanelBuilder(PanelKind.TIME_SERIES, title, unit, 8, 8);
    }

    /** The last value, large. */
    public static PanelBuilder stat(String title, Unit unit) {
        return new PanelBuilder(PanelKind.STAT, title, unit, 4, 4);
    }

    /** The last values, as bars. */
    public static PanelBuilder bars(String title, Unit unit) {
        return new PanelBuilder(PanelKind.BAR_GAUGE, title, unit, 8, 8);
    }

    /** The last values of several queries, a row for each thing. */
    public static PanelBuilder table(String title) {
        return new PanelBuilder(PanelKind.TABLE, title, Unit.NUMBER, 24, 8);
    }

    /** States over time. */
    public static PanelBuilder timeline(String title) {
        return new PanelBuilder(PanelKind.STATE_TIMELINE, title, Unit.STATE, 12, 6);
    }

    /**
     * What the reader sees behind the information icon; the names of the metrics are added.
     *
     * @param what the panel shows, in which sense
     * @param normal what a healthy system shows
     * @param action what to do if it is otherwise
     */
    public PanelBuilder says(String what, String normal, String action) {
        description = what + "\n\n**Normal:** " + normal + "\n\n**Otherwise:** " + action;
        return this;
    }

    /** A query; the legend may have {@code {{label}}}. */
    public PanelBuilder query(String expression, String legend) {
        targets.add(new Target(Promql.expand(expression), legend));
        return this;
    }

    /** A column of a table that shows a label of the queries. */
    public PanelBuilder label(String label, String columnTitle) {
        columns.add(new Column(columnTitle, Unit.TEXT, Steps.NONE, List.of(), Optional.empty(), label));
        return this;
    }

    /** The same with a link. */
    public PanelBuilder label(String label, String columnTitle, DrillDown to) {
        columns.add(new Column(columnTitle, Unit.TEXT, Steps.NONE, List.of(), Optional.of(to), label));
        return this;
    }

    /** A query of a table that only adds labels to rows; its values are not shown. */
    public PanelBuilder labelsOnly(String expression) {
        targets.add(new Target(Promql.expand(expression), ""));
        return this;
    }

    /** A column of a table that shows the values of its own query. */
    public PanelBuilder column(String columnTitle, Unit columnUnit, String expression) {
        return column(columnTitle, columnUnit, Steps.NONE, expression);
    }

    /** The same with limits. */
    public PanelBuilder column(String columnTitle, Unit columnUnit, Steps columnSteps, String expression) {
        targets.add(new Target(Promql.expand(expression), columnTitle));
        columns.add(new Column(columnTitle, columnUnit, columnSteps, List.of(), Optional.empty(), ""));
        return this;
    }

    /** The same with texts in place of values. */
    public PanelBuilder column(String columnTitle, List<ValueText> columnTexts, String expression) {
        targets.add(new Target(Promql.expand(expression), columnTitle));
        columns.add(new Column(columnTitle, Unit.STATE, Steps.NONE, columnTexts, Optional.empty(), ""));
        return this;
    }

    /** Where values change their color. */
    public PanelBuilder steps(Steps colors) {
        steps = colors;
        return this;
    }

    /** What stands for values. */
    public PanelBuilder texts(List<ValueText> values) {
        texts = values;
        return this;
    }

    /** Where a value leads to. */
    public PanelBuilder link(DrillDown to) {
        link = to;
        return this;
    }

    /** The panel may rightly have no data. */
    public PanelBuilder mayBeEmpty(String reason) {
        mayBeEmpty = reason;
        return this;
    }

    /** Columns of 24, and rows of 30 pixels. */
    public PanelBuilder size(int columnsWide, int rowsHigh) {
        width = columnsWide;
        height = rowsHigh;
        return this;
    }

    /** Values of a point in time are added up as areas. */
    public PanelBuilder stacked() {
        return look(Look.STACKED);
    }

    /** The axis begins at the lowest value instead of 0. */
    public PanelBuilder freeAxis() {
        return look(Look.FREE_AXIS);
    }

    /** The values of the range as a line behind the last one. */
    public PanelBuilder sparkline() {
        return look(Look.SPARKLINE);
    }

    /** The whole panel has the color of the value. */
    public PanelBuilder background() {
        return look(Look.BACKGROUND);
    }

    private PanelBuilder look(Look wanted) {
        look.add(wanted);
        return this;
    }

    /** A ranking has many series with long names: it gets room, and a table for its legend. */
    private void makeRoomForRanking() {
        boolean ranking =
                targets.stream().anyMatch(target -> target.expression().contains("topk("));
        if (kind == PanelKind.TIME_SERIES && ranking) {
            look(Look.LEGEND_TABLE).size(12, 9);
        }
    }

    Panel build() {
        makeRoomForRanking();
        return new Panel(
                kind,
                title,
                description,
                unit,
                steps,
                texts,
                targets,
                columns,
                Optional.ofNullable(link),
                look,
                Optional.ofNullable(mayBeEmpty),
                width,
                height);
    }
}
