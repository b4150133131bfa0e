package io.pgcluster.exporter.patroni;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.exporter.failure.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads JSON of the REST API. What a version adds is ignored, what it lacks is left out. */
public final class PatroniAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POSTGRESQL = 5432;

    private PatroniAnswers() {}

    /**
     * Of {@code GET /cluster}.
     *
     * @throws PatroniException if it is no such answer
     */
    public static PatroniCluster cluster(byte[] json) throws PatroniException {
        JsonNode root = tree(json);
        JsonNode list = root.path("members");
        if (!list.isArray()) {
            throw new PatroniException("the answer of /cluster has no \"members\"");
        }
        List<PatroniMember> members = new ArrayList<>();
        for (JsonNode node : list) {
            members.add(member(node));
        }
        members.sort(Comparator.comparing(PatroniMember::name));
        return new PatroniCluster(
                root.path("scope").asText(""), members, root.path("pause").asBoolean(false));
    }

    /**
     * Of {@code GET /history}: how often the timeline was changed since the cluster was created. Patroni may keep only the last lines, so
     * the timeline that ended last is what counts, not the number of lines.
     *
     * @throws PatroniException if it is no such answer
     */
    public static long switchovers(byte[] json) throws PatroniException {
        JsonNode lines = tree(json);
        if (!lines.isArray()) {
            throw new PatroniException("the answer of /history is no list");
        }
        long most = 0;
        for (JsonNode line : lines) {
            most = Math.max(most, line.path(0).asLong(0));
        }
        return most;
    }

    private static PatroniMember member(JsonNode node) throws PatroniException {
        String name = node.path("name").asText("");
        if (name.isEmpty()) {
            throw new PatroniException("the answer of /cluster has a member without a name");
        }
        return new PatroniMember(
                name,
                node.path("role").asText("unknown"),
                node.path("state").asText("unknown"),
                Optional.of(node.path("host").asText("")).filter(host -> !host.isEmpty()),
                node.path("port").asInt(POSTGRESQL),
                address(node.path("api_url").asText("")),
                number(node.path("timeline")),
                number(node.path("lag")));
    }

    private static Optional<URI> address(String url) throws PatroniException {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new PatroniException("the answer of /cluster has \"" + url + "\" for api_url", e);
        }
    }

    private static OptionalLong number(JsonNode node) {
        return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }

    private static JsonNode tree(byte[] json) throws PatroniException {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new PatroniException("the answer is no JSON: " + Reason.of(e), e);
        }
    }
}
