package io.pgcluster.model.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.pgcluster.model.spec.ClusterDocument;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Metadata;

/** Writes a complete specification. */
public final class SpecWriter {
    private SpecWriter() {}

    /** The YAML of a specification, field by field in the order of the records; all text is quoted, so that it stays text. */
    public static String write(Metadata metadata, ClusterSpec spec) {
        ClusterDocument document =
                new ClusterDocument(ClusterDocument.API_VERSION, ClusterDocument.KIND, metadata, spec);
        try {
            return mapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a specification cannot be written: " + metadata.name(), e);
        }
    }

    private static ObjectMapper mapper() {
        YAMLFactory yaml = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
        return new ObjectMapper(yaml)
                .registerModule(new Jdk8Module())
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
    }
}
