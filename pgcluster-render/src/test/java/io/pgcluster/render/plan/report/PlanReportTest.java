package io.pgcluster.render.plan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.render.plan.Clusters;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReportTest {
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 3, 4, 12, 0, 0, 0, ZoneOffset.UTC);

    @Test
    void hasItsTablesInReadingOrder() {
        assertThat(PlanReport.sections(Clusters.plan("")))
                .extracting(ReportSection::id)
                .containsExactly(
                        "cluster",
                        "services",
                        "endpoints",
                        "timing",
                        "predictions",
                        "connections",
                        "memory",
                        "wal",
                        "parameters",
                        "certificates",
                        "passwords",
                        "pages",
                        "images",
                        "backups",
                        "schedules",
                        "notes");
    }

    @Test
    void connectionsAddUpInTheTable() {
        ReportSection section = section("connections", "");

        int sum = section.rows().stream()
                .limit(section.rows().size() - 1L)
                .mapToInt(row -> Integer.parseInt(row.get(2)))
                .sum();
        assertThat(section.rows()).last().isEqualTo(List.of("sum", "max_connections", Integer.toString(sum)));
    }

    @Test
    void boundIsShownWithItsSum() {
        assertThat(section("predictions", "highAvailability: {failover: {profile: fast}}")
                        .rows())
                .filteredOn(row -> row.get(0).equals("kill"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(2)).isEqualTo("at most 27 s"))
                .satisfies(row -> assertThat(row.get(3))
                        .isEqualTo("lease (ttl) 20 s + etcd notices 0.5 s + leader race 2 s + promotion 2 s"
                                + " + routing 0.45 s + connection and login 2 s"));
    }

    @Test
    void schedulesShowTheirNextTimes() {
        List<ReportSection> sections = PlanReport.sections(Clusters.plan("backup: {schedule: \"0 2 * * *\"}"), NOON);

        assertThat(sections)
                .filteredOn(section -> section.id().equals("schedules"))
                .singleElement()
                .satisfies(section -> assertThat(section.rows().get(0))
                        .containsExactly(
                                "full backup", "0 2 * * *", "2026-03-05 02:00, 2026-03-06 02:00, 2026-03-07 02:00"));
    }

    @Test
    void nextTimesAreInUtcInEveryTimeZone() {
        ZonedDateTime sameMoment = NOON.withZoneSameInstant(ZoneOffset.ofHours(9));

        assertThat(PlanReport.sections(Clusters.plan(""), sameMoment))
                .isEqualTo(PlanReport.sections(Clusters.plan(""), NOON));
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> new ReportSection("wrong", "Wrong", List.of("one"), List.of(List.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong")
                .hasMessageContaining("2 cells");
    }

    private static ReportSection section(String id, String spec) {
        return PlanReport.sections(Clusters.plan(spec)).stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
