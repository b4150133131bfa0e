package io.pgcluster.operate.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.operate.failure.FailedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Patroni's REST API answers, and writes what it is asked. */
final class PatroniJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PatroniJson() {}

    /** The answer to {@code GET /cluster}. */
    static ClusterView cluster(String text) {
        JsonNode root = tree(text);
        List<MemberView> members = new ArrayList<>();
        root.path("members").forEach(member -> members.add(member(member)));
        members.sort(Comparator.comparing(MemberView::name));
        return new ClusterView(members, root.path("pause").asBoolean(false));
    }

    /** The answer to {@code GET /patroni}. */
    static MemberAnswer answer(String text) {
        JsonNode root = tree(text);
        return new MemberAnswer(
                root.path("role").asText("unknown"),
                root.path("state").asText("unknown"),
                root.path("failsafe_mode_is_active").asBoolean(false));
    }

    /** Any answer as a tree. */
    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new FailedException("Patroni returned something that is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A tree of maps, texts and numbers as JSON nodes, to compare with an answer. */
    static JsonNode tree(Map<String, ?> map) {
        return JSON.valueToTree(map);
    }

    /** A request's body. */
    static String body(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers cannot be written as JSON", e);
        }
    }

    private static MemberView member(JsonNode node) {
        return new MemberView(
                node.path("name").asText(),
                MemberView.Role.of(node.path("role").asText()),
                node.path("state").asText("unknown"),
                number(node.path("timeline")),
                number(node.path("lag")),
                node.path("pending_restart").asBoolean(false));
    }

    private static Optional<Long> number(JsonNode node) {
        return node.isIntegralNumber() ? Optional.of(node.asLong()) : Optional.empty();
    }
}
