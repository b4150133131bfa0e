package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.SkipReason;
import java.io.IOException;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The families of a server in which everything has something to show, against postgres_exporter's list: none is missing, none is
 * unexpected, each has its type and its labels. The families of a WAL receiver are seen on a standby of 15, see {@link StandbyIT}; those
 * that need more tables than a test should have, in {@link KnownDefectsIT}.
 */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {12, 13, 14, 15, 16, 17, 18, 19})
class FamilyListIT {
    @SuppressWarnings("NullAway.Init") // set before the first test of each version
    private static SeededServer seeded;

    private final int major;

    FamilyListIT(int major) {
        this.major = major;
    }

    @BeforeParameterizedClassInvocation
    static void start(int major) throws Exception {
        seeded = SeededServer.start(major);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        seeded.close();
    }

    @Test
    void showsEveryFamilyOfTheListAndNoOtherToAMemberOfPgMonitor() throws Exception {
        Collection<Collector> upstream = upstream(collector -> true);
        try (Connection connection = seeded.connect(SeededServer.MONITOR, SeededServer.DATABASE)) {
            Scraped scraped = Scraped.of(connection, upstream);
            assertShows(scraped, listed(family -> !isElsewhere(family)));
            assertThat(scraped.batch().dropped()).isEmpty();
            assertThat(scraped.skipped().values()).containsOnly(SkipReason.VERSION);
        }
    }

    @Test
    void showsByDefaultWhatPostgresExporterShowsByDefault() throws Exception {
        try (Connection connection = seeded.connect(SeededServer.MONITOR, SeededServer.DATABASE)) {
            Scraped scraped = Scraped.of(connection, upstream(Collector::onByDefault));
            assertShows(scraped, listed(family -> family.onByDefault() && !isElsewhere(family)));
        }
    }

    @Test
    void answersAUserWithoutPrivilegesAndSaysWhatItCannotSee() throws Exception {
        try (Connection connection = seeded.connect(SeededServer.NOBODY, SeededServer.DATABASE)) {
            Scraped scraped = Scraped.of(connection, upstream(collector -> true));
            assertThat(withReason(scraped, SkipReason.PRIVILEGE))
                    .contains("stat_activity", "stat_progress_vacuum", "stat_replication", "stat_statements", "wal")
                    .doesNotContain("stat_database", "stat_user_tables", "stat_user_tables_size", "locks", "settings");
            assertThat(scraped.value("pg_stat_user_tables_seq_scan", "app", "public", "account"))
                    .isPositive();
            assertThat(scraped.value("pg_settings_max_connections")).isPositive();
        }
    }

    @Test
    void showsTheValuesThatTheServerHasAtRest() throws Exception {
        try (Connection connection = seeded.connect(SeededServer.MONITOR, SeededServer.DATABASE);
                Connection direct = seeded.server().connect(SeededServer.DATABASE)) {
            Scraped scraped = Scraped.of(connection, upstream(collector -> true));
            for (ValueCheck check : ValueCheck.AT_REST) {
                assertThat(scraped.value(check.family(), check.labels().toArray(String[]::new)))
                        .as("%s by %s", check.family(), check.sql())
                        .isEqualTo(SeededServer.ask(direct, check.sql()));
            }
        }
    }

    /** All that is listed, and beyond that only what is a known addition. */
    private static void assertShows(Scraped scraped, Set<String> listed) throws IOException {
        Set<String> shown = scraped.families();
        assertThat(listed).as("missing").isSubsetOf(shown);
        shown.removeAll(listed);
        assertThat(shown).as("unexpected").isSubsetOf(ListedFamily.additions());
    }

    private Set<String> withReason(Scraped scraped, SkipReason reason) {
        return scraped.skipped().entrySet().stream()
                .filter(entry -> entry.getValue() == reason)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Set<String> listed(Predicate<ListedFamily> wanted) throws IOException {
        return ListedFamily.all().stream()
                .filter(family -> family.in().contain(major))
                .filter(wanted)
                .map(ListedFamily::described)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The collectors whose names are in the list; other files have families that postgres_exporter does not know. */
    private static List<Collector> upstream(Predicate<Collector> wanted) throws IOException {
        Set<String> names =
                ListedFamily.all().stream().map(ListedFamily::collector).collect(Collectors.toSet());
        return BuiltinCollectors.all().stream()
                .filter(collector -> names.contains(collector.name()))
                .filter(wanted)
                .collect(Collectors.toList());
    }

    /** Not there without a receiver, or without a thousand tables. */
    private static boolean isElsewhere(ListedFamily family) {
        return family.collector().equals("stat_wal_receiver") || family.name().equals("pg_stat_user_tables_rest");
    }
}
