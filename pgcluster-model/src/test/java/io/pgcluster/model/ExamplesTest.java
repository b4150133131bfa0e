package io.pgcluster.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.spec.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreTheMachine() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAcceptedAndWarnsOfWhatIsNotImplementedOnly(Path example) throws IOException {
        Resolution resolution = ClusterModel.load(example.resolve("cluster.yaml"));

        assertThat(resolution.problems())
                .allSatisfy(problem -> assertThat(problem.id()).isIn("target-not-implemented", "not-implemented"));
        assertThat(resolution).isInstanceOf(Resolution.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theResultIsTheSameInEveryLocaleAndTimeZone(Path example) throws IOException {
        Resolution here = ClusterModel.load(example.resolve("cluster.yaml"));
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

        assertThat(ClusterModel.load(example.resolve("cluster.yaml"))).isEqualTo(here);
    }

    static Stream<Path> examples() throws IOException {
        return Examples.all().stream();
    }
}
