package io.pgcluster.model.postgres;

import java.util.List;
import java.util.Optional;

/**
 * A parameter that the server reports to its clients whenever it changes. A pooler can carry only these from one server connection to
 * the next, since it would not learn of a change of any other.
 *
 * @param name as the server spells it
 * @param since the first major version that reports it
 * @param settable whether a client may set it
 */
public record ReportedParameter(String name, PostgresVersion since, boolean settable) {
    private static final class Holder {
        private static final List<ReportedParameter> ALL = KnowledgeTable.read(
                "reported.tsv",
                row -> new ReportedParameter(
                        row.text("name"),
                        row.version("since"),
                        row.text("settable").equals("t")));
    }

    /** What any version reports. */
    public static List<ReportedParameter> all() {
        return Holder.ALL;
    }

    /** The one that is called {@code name}, without regard to upper and lower case. */
    public static Optional<ReportedParameter> named(String name) {
        return all().stream()
                .filter(one -> AsciiCase.lower(one.name()).equals(AsciiCase.lower(name)))
                .findFirst();
    }

    /** Whether servers of {@code version} report it. */
    public boolean isReportedBy(PostgresVersion version) {
        return version.isAtLeast(since.major());
    }
}
