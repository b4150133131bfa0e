package io.pgcluster.operate.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.operate.engine.Faults;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.program.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Cuts a container off some of its networks. Mending gives it back the names by which others know it, which the engine forgets. */
final class NetworkCut implements Faults.Cut {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Docker docker;
    private final String container;
    private final Predicate<String> which;
    private final SortedMap<String, List<String>> aliasesByNetwork = new TreeMap<>();

    NetworkCut(Docker docker, String container, Predicate<String> which) {
        this.docker = docker;
        this.container = container;
        this.which = which;
    }

    @Override
    public void sever() {
        JsonNode networks =
                tree(docker.run(LIMIT, "inspect", "--format", "{{json .NetworkSettings.Networks}}", container)
                        .orThrow()
                        .out());
        networks.properties().forEach(network -> {
            if (which.test(network.getKey())) {
                List<String> aliases = new ArrayList<>();
                network.getValue().path("Aliases").forEach(alias -> aliases.add(alias.asText()));
                aliasesByNetwork.put(network.getKey(), aliases);
            }
        });
        if (aliasesByNetwork.isEmpty()) {
            throw new FailedException(container + " is on none of the networks to be disconnected");
        }
        aliasesByNetwork.keySet().parallelStream()
                .forEach(network -> docker.run(LIMIT, "network", "disconnect", "--force", network, container)
                        .orThrow());
    }

    @Override
    public void mend() {
        aliasesByNetwork.forEach((network, aliases) -> {
            List<String> arguments = new ArrayList<>(List.of("network", "connect"));
            aliases.forEach(alias -> arguments.addAll(List.of("--alias", alias)));
            arguments.addAll(List.of(network, container));
            Outcome outcome = docker.run(LIMIT, arguments.toArray(String[]::new));
            if (!outcome.succeeded() && !outcome.complaint().contains("already exists")) {
                outcome.orThrow();
            }
        });
    }

    private static JsonNode tree(String json) {
        try {
            return JsonMapper.builder().build().readTree(json);
        } catch (JsonProcessingException e) {
            throw new FailedException("docker inspect returned something that is not JSON", e);
        }
    }
}
