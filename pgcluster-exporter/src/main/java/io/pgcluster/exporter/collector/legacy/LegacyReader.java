package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.tree.MapNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes queries of the tree of a file. */
final class LegacyReader {
    private static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final List<String> KEYS =
            List.of("query", "metrics", "master", "cache_seconds", "runonserver", "writes", "when_missing");
    private static final long MAX_CACHE_SECONDS = 7 * 24 * 3600L;

    private final LegacyProblems report;
    private final LegacyColumns columns;

    LegacyReader(Problems problems) {
        this.report = new LegacyProblems(problems);
        this.columns = new LegacyColumns(report);
    }

    /** All queries that could be read, in the order of the file. */
    List<LegacyQuery> read(MapNode file) {
        LocatedNode root = LocatedNode.file(file);
        List<LegacyQuery> queries = new ArrayList<>();
        for (int i = 0; i < root.keys().size(); i++) {
            query(root.keys().get(i), root.children().get(i)).ifPresent(queries::add);
        }
        return queries;
    }

    private Optional<LegacyQuery> query(String namespace, LocatedNode at) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            report.error(
                    "namespace", at, "\"" + namespace + "\" cannot begin a metric's name", "use letters, digits and _");
            return Optional.empty();
        }
        if (!(at.node() instanceof MapNode)) {
            report.wrongType(at, "a mapping with the keys " + String.join(", ", KEYS));
            return Optional.empty();
        }
        report.unknownKeys(at, KEYS);
        return Optional.of(new LegacyQuery(
                namespace,
                at.child("query").flatMap(this::sql).orElse("SELECT * FROM " + namespace),
                at.child("master").map(this::flag).orElse(false),
                at.child("cache_seconds").flatMap(this::seconds),
                at.child("runonserver").flatMap(this::servers),
                at.child("writes").map(this::flag).orElse(false),
                at.child("when_missing").map(this::whenMissing).orElse(WhenMissing.FAIL),
                at.child("metrics").map(columns::read).orElse(List.of())));
    }

    private Optional<String> sql(LocatedNode at) {
        if (at.text().isEmpty()) {
            report.wrongType(at, "an SQL statement");
        }
        return at.text().map(LegacyReader::withoutEnd);
    }

    /** A last semicolon changes nothing where a statement stands alone, but would where it stands within another. */
    private static String withoutEnd(String sql) {
        String plain = sql.strip();
        return plain.endsWith(";") ? withoutEnd(plain.substring(0, plain.length() - 1)) : plain;
    }

    private boolean flag(LocatedNode at) {
        String written = at.text().orElse("");
        if (!Set.of("true", "false").contains(written)) {
            report.wrongType(at, "true or false");
        }
        return written.equals("true");
    }

    private WhenMissing whenMissing(LocatedNode at) {
        String written = at.text().orElse("");
        if (!Set.of("fail", "skip").contains(written)) {
            report.wrongType(at, "fail or skip");
        }
        return written.equals("skip") ? WhenMissing.SKIP : WhenMissing.FAIL;
    }

    private Optional<Duration> seconds(LocatedNode at) {
        String written = at.text().orElse("");
        if (written.matches("[0-9]{1,9}") && Long.parseLong(written) <= MAX_CACHE_SECONDS) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(written))).filter(span -> !span.isZero());
        }
        report.wrongType(at, "whole seconds from 0 to " + MAX_CACHE_SECONDS);
        return Optional.empty();
    }

    private Optional<ServerRange> servers(LocatedNode at) {
        if (at.text().isEmpty()) {
            report.wrongType(at, "server versions, such as \">=10.0.0 <14.0.0\"");
        }
        return at.text().filter(written -> !written.isBlank()).flatMap(written -> range(at, written));
    }

    private Optional<ServerRange> range(LocatedNode at, String written) {
        try {
            return Optional.of(ServerRange.parse(written));
        } catch (IllegalArgumentException e) {
            report.error(
                    "server-versions",
                    at,
                    String.valueOf(e.getMessage()),
                    "server versions have three parts: 15.4 is 15.4.0");
            return Optional.empty();
        }
    }
}
