package io.pgcluster.model.arbitrary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random valid specifications and clusters. A failing try is repeated from the seed that jqwik prints. */
public final class SpecArbitraries {
    private SpecArbitraries() {}

    /** The text of a specification that is accepted, with each section present or not. */
    public static Arbitrary<String> texts() {
        return Arbitraries.longs().map(seed -> yaml(new RandomSpecification(seed)));
    }

    /** A cluster. */
    public static Arbitrary<Cluster> clusters() {
        return texts().map(SpecArbitraries::accepted);
    }

    private static Cluster accepted(String text) {
        Resolution resolution = ClusterModel.load(text);
        if (resolution instanceof Resolution.Accepted accepted) {
            return accepted.cluster();
        }
        throw new AssertionError("a random specification is refused: " + resolution.problems() + "\n" + text);
    }

    private static String yaml(RandomSpecification specification) {
        try {
            return new YAMLMapper().writeValueAsString(specification.document());
        } catch (JsonProcessingException e) {
            throw new AssertionError("a map cannot be written", e);
        }
    }
}
