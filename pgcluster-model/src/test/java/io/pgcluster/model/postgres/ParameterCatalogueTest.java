package io.pgcluster.model.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterCatalogueTest {
    private final ParameterCatalogue catalogue = ParameterCatalogue.get();

    @ParameterizedTest
    @CsvSource({
        "work_mem, 12, true",
        "WORK_MEM, 18, true",
        "timezone, 15, true",
        "wal_keep_segments, 12, true",
        "wal_keep_segments, 13, false",
        "wal_keep_size, 12, false",
        "wal_keep_size, 13, true",
        "io_method, 17, false",
        "io_method, 18, true",
        "ssl_groups, 17, false",
        "ssl_groups, 18, true",
        "pg_stat_statements.max, 15, true",
        "pg_stat_statements.track_planning, 12, false",
        "pg_stat_statements.track_planning, 13, true",
        "auto_explain.log_min_duration, 18, true",
        "work_men, 15, false",
        "'', 15, false"
    })
    void knowsWhichVersionHasWhichParameter(String name, int version, boolean known) {
        assertThat(catalogue.lookup(name, new PostgresVersion(version)).isPresent())
                .isEqualTo(known);
    }

    @Test
    void namesTheExtensionThatDeclaresAParameter() {
        assertThat(parameter("pg_stat_statements.max", 15).extension()).contains("pg_stat_statements");
        assertThat(parameter("work_mem", 15).extension()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shared_buffers, 15, RESTART",
        "work_mem, 15, RELOAD",
        "autovacuum_max_workers, 17, RESTART",
        "autovacuum_max_workers, 18, RELOAD",
        "log_connections, 15, RELOAD_NEW_SESSIONS",
        "restore_command, 13, RESTART",
        "restore_command, 14, RELOAD",
        "block_size, 15, NEVER"
    })
    void showsWhatAChangeCosts(String name, int version, ChangeEffect effect) {
        assertThat(parameter(name, version).changeEffect()).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource({
        "wal_compression, 14, on, true",
        "wal_compression, 14, lz4, false",
        "wal_compression, 15, lz4, true",
        "wal_compression, 15, zstd, true",
        "io_method, 18, io_uring, true",
        "password_encryption, 13, on, true",
        "password_encryption, 14, on, false",
        "vacuum_cost_delay, 12, 1.5, true",
        "transaction_buffers, 17, 100, false",
        "transaction_buffers, 17, 112, true",
        "transaction_isolation, 15, serializable, false",
        "server_version, 15, 15.1, false"
    })
    void judgesByVersion(String name, int version, String value, boolean accepted) {
        assertThat(parameter(name, version).check(value).isAccepted()).isEqualTo(accepted);
    }

    @Test
    void countsTheBytesOfAmountsOfMemory() {
        assertThat(parameter("shared_buffers", 15).bytes("128MB")).hasValue(128L << 20);
        assertThat(parameter("shared_buffers", 15).bytes("16384")).hasValue(128L << 20);
        assertThat(parameter("max_wal_size", 15).bytes("4GB")).hasValue(4L << 30);
        assertThat(parameter("shared_buffers", 15).bytes("much")).isEmpty();
        assertThat(parameter("max_connections", 15).bytes("100")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wal_keep_size      | 12 | exists only since PostgreSQL 13 | remove it, or use PostgreSQL 13 or newer
            wal_keep_segments  | 16 | was removed in PostgreSQL 13 | use wal_keep_size; one segment is 16MB, so 64 segments are 1GB
            SSL_ecdh_curve     | 18 | was removed in PostgreSQL 18 | use ssl_groups, which takes a list of groups separated by colons
            checkpoint_segments| 12 | was removed in PostgreSQL 10 | use max_wal_size; one segment was 16MB and max_wal_size covers about three times as many
            work_men           | 15 | is not a parameter of any supported PostgreSQL | check the name
            pg_trgm.similarity | 15 | is not a parameter of any supported PostgreSQL | check the name
            cron.host          | 15 | belongs to an extension, cron, whose parameters cannot be checked | make sure that the extension is installed and the value is valid: the server reports no error
            """)
    void saysWhyAParameterIsUnknown(String name, int version, String problem, String hint) {
        Absence absence = catalogue.absence(name, new PostgresVersion(version));
        assertThat(absence.problem()).isEqualTo(problem);
        assertThat(absence.hint()).isEqualTo(hint);
    }

    @Test
    void namesTheReplacementOfARenamedParameter() {
        assertThat(catalogue.absence("wal_keep_segments", new PostgresVersion(15)))
                .isInstanceOfSatisfying(Absence.Removed.class, removed -> assertThat(removed.replacement())
                        .contains("wal_keep_size"));
    }

    @ParameterizedTest
    @MethodSource("io.pgcluster.model.postgres.PostgresVersion#all")
    void explainsEveryAbsenceFromEveryVersion(PostgresVersion version) {
        for (PostgresVersion other : PostgresVersion.all()) {
            for (Parameter parameter : catalogue.all(other)) {
                if (catalogue.lookup(parameter.name(), version).isEmpty()) {
                    Absence absence = catalogue.absence(parameter.name(), version);
                    assertThat(absence)
                            .as(parameter.name())
                            .isInstanceOf(other.isAtLeast(version) ? Absence.AddedLater.class : Absence.Removed.class);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.pgcluster.model.postgres.PostgresVersion#all")
    void defaultsPassTheirOwnCheck(PostgresVersion version) {
        assertThat(catalogue.all(version)).filteredOn(Parameter::configurable).allSatisfy(parameter -> parameter
                .defaultValue()
                .ifPresent(value -> assertThat(parameter.check(value).isAccepted())
                        .as("%s = %s", parameter.name(), value)
                        .isTrue()));
    }

    @ParameterizedTest
    @MethodSource("io.pgcluster.model.postgres.PostgresVersion#all")
    void listsTheNamesAmongWhichATypoIsSearched(PostgresVersion version) {
        assertThat(catalogue.settableNames(version))
                .contains("work_mem", "shared_buffers")
                .doesNotContain("server_version", "primary_conninfo", "block_size")
                .isSortedAccordingTo(Comparator.comparing(AsciiCase::lower));
    }

    @Test
    void everyManagedParameterExistsInSomeVersion() {
        assertThat(catalogue.managed()).isNotEmpty().allSatisfy(managed -> assertThat(catalogue.history(managed.name()))
                .as(managed.name())
                .isNotEmpty());
    }

    @Test
    void managedParametersSayWhereToSetThem() {
        assertThat(catalogue.managed("MAX_CONNECTIONS")).hasValueSatisfying(managed -> assertThat(managed.hint())
                .isEqualTo("set spec.postgres.maxConnections instead"));
        assertThat(catalogue.managed("primary_conninfo"))
                .hasValueSatisfying(managed -> assertThat(managed.hint()).isEqualTo("remove it"));
        assertThat(catalogue.managed("work_mem")).isEmpty();
    }

    @Test
    void retiredNamesAgreeWithTheServers() {
        assertThat(catalogue.retired()).allSatisfy(old -> {
            List<Parameter> history = catalogue.history(old.name());
            int lastKnown = history.isEmpty()
                    ? PostgresVersion.OLDEST - 1
                    : history.get(history.size() - 1).until().major();
            assertThat(lastKnown).as(old.name()).isEqualTo(Math.max(old.gone(), PostgresVersion.OLDEST) - 1);
            old.replacement().ifPresent(name -> assertThat(catalogue.lookup(
                            name,
                            PostgresVersion.all()
                                    .get(Math.max(old.gone(), PostgresVersion.OLDEST) - PostgresVersion.OLDEST)))
                    .as("%s, the replacement of %s", name, old.name())
                    .isPresent());
        });
    }

    @Test
    void everyRemovedParameterHasAdviceKeptByHand() {
        List<String> removed = PostgresVersion.all().stream()
                .flatMap(version -> catalogue.all(version).stream())
                .map(Parameter::name)
                .distinct()
                .filter(name -> catalogue
                        .lookup(
                                name,
                                PostgresVersion.all().get(PostgresVersion.all().size() - 1))
                        .isEmpty())
                .sorted()
                .toList();
        assertThat(catalogue.retired()).extracting(RetiredParameter::name).containsAll(removed);
    }

    private Parameter parameter(String name, int version) {
        return catalogue.lookup(name, new PostgresVersion(version)).orElseThrow();
    }

    @Test
    void warnsOnlyOfParametersThatExistAndAreFreeToBeSet() {
        assertThat(ParameterCatalogue.get().hazards()).hasSizeGreaterThan(20).allSatisfy(hazard -> {
            assertThat(ParameterCatalogue.get().history(hazard.name()))
                    .as(hazard.name())
                    .isNotEmpty();
            assertThat(ParameterCatalogue.get().managed(hazard.name()))
                    .as(hazard.name())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "huge_pages,on,true",
        "huge_pages,try,false",
        "autovacuum,FALSE,true",
        "statement_timeout,9s,true",
        "statement_timeout,10s,false",
        "statement_timeout,0,false",
        "max_standby_streaming_delay,-1,true",
        "max_standby_streaming_delay,30s,false",
        "max_standby_streaming_delay,30001,true",
        "max_standby_streaming_delay,1h,true",
        "idle_session_timeout,99s,true",
        "idle_session_timeout,2min,false",
        "timezone_abbreviations,Default,false",
        "timezone_abbreviations,Mars,true"
    })
    void knowsHazardousValuesInEverySpelling(String name, String value, boolean hazardous) {
        assertThat(ParameterCatalogue.get()
                        .hazard(name, value, new PostgresVersion(17))
                        .isPresent())
                .isEqualTo(hazardous);
    }
}
