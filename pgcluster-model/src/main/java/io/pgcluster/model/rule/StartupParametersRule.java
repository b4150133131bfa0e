package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.postgres.ReportedParameter;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.spec.StartupParametersSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the poolers drop cannot change what a client reads or how safely it writes; what they track is reported by this version of the
 * server, since otherwise one client's value would reach the next.
 */
final class StartupParametersRule implements SpecRule {
    private static final String ID = "startup-parameter";
    private static final String PATH = "spec.pooling.startupParameters.";
    private static final String INSTEAD =
            "have clients set it in their transactions, set it with ALTER ROLE … SET, or have those clients bypass the poolers";

    /** Chapters whose parameters decide how fast something is done, or what is logged, never what comes of it. */
    private static final List<String> HARMLESS_CHAPTERS =
            List.of("Query Tuning", "Resource Usage", "Reporting and Logging", "Vacuuming", "Statistics");

    private static final Set<String> HARMLESS = Set.of(
            // Drivers send 2 or 3, which from PostgreSQL 12 on is what the default does.
            "extra_float_digits",
            "client_min_messages",
            "statement_timeout",
            "lock_timeout",
            "transaction_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "tcp_keepalives_idle",
            "tcp_keepalives_interval",
            "tcp_keepalives_count",
            "tcp_user_timeout");

    @Override
    public List<Finding> check(Candidate candidate) {
        StartupParametersSpec parameters = candidate.spec().pooling().startupParameters();
        PostgresVersion version = candidate.spec().postgres().version();
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < parameters.ignored().size(); index++) {
            String path = PATH + "ignored[" + index + "]";
            ignored(path, parameters.ignored().get(index), version).ifPresent(findings::add);
        }
        List<String> tracked = parameters.tracked();
        for (int index = 0; index < tracked.size(); index++) {
            String path = PATH + "tracked[" + index + "]";
            tracked(path, tracked.get(index), version).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> ignored(String path, String name, PostgresVersion version) {
        if (name.equals("options")) {
            return Optional.of(Finding.error(
                    ID,
                    path,
                    "\"options\" would drop every parameter that clients put into PGOPTIONS or options, search_path"
                            + " included, and they would read other tables without an error",
                    "list the individual parameters that may be dropped"));
        }
        List<Parameter> history = ParameterCatalogue.get().history(name);
        if (history.isEmpty() && name.indexOf('.') < 0) {
            return Optional.of(Finding.error(
                    ID,
                    path,
                    "PostgreSQL has no parameter \"" + name + "\"",
                    Suggestions.didYouMean(name, ParameterCatalogue.get().settableNames(version))
                            + "name a parameter that clients send"));
        }
        return isHarmless(history)
                ? Optional.empty()
                : Optional.of(Finding.error(
                        ID,
                        path,
                        "clients that send \"" + name
                                + "\" would run without it and get no error: it can change what"
                                + " they read or how safely they write",
                        ReportedParameter.named(name)
                                .filter(one -> one.settable() && one.isReportedBy(version))
                                .map(one -> "write it under tracked instead: the poolers then honor it")
                                .orElse(INSTEAD)));
    }

    private static boolean isHarmless(List<Parameter> history) {
        return !history.isEmpty()
                && history.stream()
                        .allMatch(
                                parameter -> HARMLESS.contains(parameter.name().toLowerCase(Locale.ROOT))
                                        || HARMLESS_CHAPTERS.stream().anyMatch(parameter.category()::startsWith));
    }

    private static Optional<Finding> tracked(String path, String name, PostgresVersion version) {
        Optional<ReportedParameter> reported = ReportedParameter.named(name);
        if (reported.filter(one -> !one.settable()).isPresent()) {
            return Optional.of(Finding.error(ID, path, "clients cannot set \"" + name + "\"", "remove it"));
        } else if (reported.filter(one -> one.isReportedBy(version)).isPresent()) {
            return Optional.empty();
        }
        String since = reported.map(one -> " before version " + one.since()).orElse("");
        return Optional.of(Finding.error(
                ID,
                path,
                "PostgreSQL " + version + " does not report to clients the value of \"" + name + "\" (no version does"
                        + (since.isEmpty() ? "" : since) + "), so PgBouncer would hand one client's value to the next",
                "remove it; " + INSTEAD));
    }
}
