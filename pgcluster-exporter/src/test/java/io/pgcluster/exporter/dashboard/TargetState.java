package io.pgcluster.exporter.dashboard;

import java.util.List;

/** How a panel's query was answered. */
enum TargetState {
    DATA,
    EMPTY,
    NOT_A_NUMBER,
    TOO_MANY,
    ERROR;

    /** More lines than this are not told apart by a reader. */
    static final int MAX_SERIES = 50;

    static TargetState of(QueryAnswer answer) {
        if (!answer.error().isEmpty()) {
            return ERROR;
        }
        List<QueryAnswer.Series> series = answer.series();
        if (series.isEmpty()) {
            return EMPTY;
        }
        if (series.size() > MAX_SERIES) {
            return TOO_MANY;
        }
        return series.stream().flatMap(one -> one.values().stream()).allMatch(value -> value.isNaN())
                ? NOT_A_NUMBER
                : DATA;
    }
}
