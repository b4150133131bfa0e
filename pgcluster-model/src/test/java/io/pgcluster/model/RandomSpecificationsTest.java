package io.pgcluster.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.arbitrary.SpecArbitraries;
import io.pgcluster.model.problem.Severity;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RandomSpecificationsTest {
    @Property(tries = 500)
    void everyRandomSpecificationIsAccepted(@ForAll("texts") String text) {
        Resolution resolution = ClusterModel.load(text);

        assertThat(resolution.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(resolution).isInstanceOf(Resolution.Accepted.class);
    }

    @Property(tries = 200)
    void whatIsWrittenDownIsReadBackUnchanged(@ForAll("texts") String text) {
        Resolution.Accepted accepted = (Resolution.Accepted) ClusterModel.load(text);
        String written = ClusterModel.write(accepted.cluster());

        Resolution restored = ClusterModel.restore(written);

        assertThat(restored).isEqualTo(new Resolution.Accepted(accepted.cluster(), List.of()));
        assertThat(ClusterModel.write(accepted.cluster())).isEqualTo(written);
    }

    @Provide
    Arbitrary<String> texts() {
        return SpecArbitraries.texts();
    }
}
