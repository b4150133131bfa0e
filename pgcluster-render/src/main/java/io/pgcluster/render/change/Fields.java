package io.pgcluster.render.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.cluster.Cluster;
import java.util.SortedMap;
import java.util.TreeMap;

/** A complete specification as one value for each field; a list is one value. */
final class Fields {
    private Fields() {}

    /** The fields of {@code cluster} by path. */
    static SortedMap<String, String> of(Cluster cluster) {
        SortedMap<String, String> fields = new TreeMap<>();
        try {
            collect(new YAMLMapper().readTree(ClusterModel.write(cluster)), "", fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a specification that we wrote cannot be read", e);
        }
        return fields;
    }

    private static void collect(JsonNode node, String path, SortedMap<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), fields));
        } else {
            fields.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
