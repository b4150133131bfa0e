package io.pgcluster.exporter.source.backup;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.source.status.Fields;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Samples of one kind of run. The label is {@code operation}: Prometheus keeps {@code job} for itself.
 */
final class RunSamples {
    private static final String OPERATION = "operation";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final String VERIFY = "verify";
    private static final String DRILL = "drill";
    private static final List<String> RESULTS = List.of("ok", "failed", "missed", "running");

    private static final Descriptor LAST_START = last("start_timestamp_seconds", "When the last run started.");
    private static final Descriptor LAST_END = last("end_timestamp_seconds", "When the last run that is over ended.");
    private static final Descriptor LAST_SUCCESS =
            last("success_timestamp_seconds", "When a run last succeeded; absent if none has.");
    private static final Descriptor LAST_FAILURE =
            last("failure_timestamp_seconds", "When a run last failed; absent if none has.");
    private static final Descriptor LAST_DURATION =
            last("duration_seconds", "How long the last run that is over took.");
    private static final Descriptor LAST_RESULT = Descriptor.gauge(
            "pgcluster_backup_run_last_result",
            "1 for the result of the last run, 0 for the others; missed: it was not started at its time.",
            OPERATION,
            "result");
    private static final Descriptor RUNS = Descriptor.counter(
            "pgcluster_backup_runs_total",
            "Runs by their result since the status was first written.",
            OPERATION,
            "result");
    private static final Descriptor NEXT =
            Descriptor.gauge("pgcluster_backup_run_next_timestamp_seconds", "When the next run is planned.", OPERATION);
    private static final Descriptor REPOSITORY_ERRORS = Descriptor.gauge(
            "pgcluster_backup_verify_errors", "Errors that the last verification found in the repositories.");
    private static final Descriptor CLOCK_DIFFERENCE = Descriptor.gauge(
            "pgcluster_backup_clock_difference_seconds",
            "By how much the primary's clock was at least ahead of the backup host's in the last backup, negative if behind.",
            OPERATION);

    private final Fields run;
    private final List<String> operation;
    private final MetricSink sink;

    private RunSamples(Fields run, String operation, MetricSink sink) {
        this.run = run;
        this.operation = List.of(operation);
        this.sink = sink;
    }

    static Stream<Descriptor> families() {
        return Stream.of(
                LAST_START,
                LAST_END,
                LAST_SUCCESS,
                LAST_FAILURE,
                LAST_DURATION,
                LAST_RESULT,
                RUNS,
                NEXT,
                REPOSITORY_ERRORS,
                CLOCK_DIFFERENCE);
    }

    private static Descriptor last(String name, String help) {
        return Descriptor.gauge("pgcluster_backup_run_last_" + name, help, OPERATION);
    }

    /** The samples of {@code run}; none if it does not have a name that can be a label. */
    static void of(Fields run, MetricSink sink) {
        String name = run.text("job");
        if (!NAME.matcher(name).matches()) {
            run.reject("job");
            return;
        }
        RunSamples samples = new RunSamples(run, name, sink);
        samples.last();
        samples.counts();
        if (name.equals(VERIFY)) {
            run.number("repositoryErrors").ifPresent(errors -> sink.sample(REPOSITORY_ERRORS, List.of(), errors));
        }
        if (name.equals(DRILL) && run.has("drill")) {
            DrillSamples.of(run.section("drill"), sink);
        }
    }

    private void last() {
        put(LAST_START, run.time("lastStarted"));
        put(LAST_END, run.time("lastEnded"));
        put(LAST_SUCCESS, run.time("lastSuccess"));
        put(LAST_FAILURE, run.time("lastFailure"));
        put(LAST_DURATION, run.number("durationSeconds"));
        put(NEXT, run.time("next"));
        put(CLOCK_DIFFERENCE, run.number("clockDifferenceSeconds"));
        String last = run.text("lastResult");
        if (RESULTS.contains(last)) {
            RESULTS.forEach(result -> sink.sample(LAST_RESULT, with(result), result.equals(last) ? 1 : 0));
        } else if (!last.isEmpty()) {
            run.reject("lastResult");
        }
    }

    private void counts() {
        count("ok", "succeeded");
        count("failed", "failed");
        count("missed", "missed");
    }

    private void count(String result, String field) {
        run.number(field).ifPresent(count -> sink.sample(RUNS, with(result), count));
    }

    private void put(Descriptor family, OptionalDouble value) {
        value.ifPresent(number -> sink.sample(family, operation, number));
    }

    private List<String> with(String result) {
        return List.of(operation.get(0), result);
    }
}
