package io.pgcluster.exporter.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DatabaseFilterTest {
    private static DatabaseFilter filter(List<String> include, List<String> exclude) {
        return new DatabaseFilter(
                include.stream().map(Pattern::compile).toList(),
                exclude.stream().map(Pattern::compile).toList(),
                100);
    }

    @Test
    void selectsAllWhenNothingIsSaid() {
        assertThat(filter(List.of(), List.of()).selects("app")).isTrue();
    }

    @Test
    void matchesEntireNames() {
        DatabaseFilter filter = filter(List.of("app", "tenant_.*"), List.of());

        assertThat(List.of("app", "app2", "myapp", "tenant_1", "tenant", "App"))
                .filteredOn(filter::selects)
                .containsExactly("app", "tenant_1");
    }

    @Test
    void letsExcludeWin() {
        DatabaseFilter filter = filter(List.of("tenant_.*"), List.of("tenant_9", "rdsadmin"));

        assertThat(filter.selects("tenant_8")).isTrue();
        assertThat(filter.selects("tenant_9")).isFalse();
    }
}
