package io.pgcluster.exporter.config;

import io.pgcluster.model.spec.Doc;
import java.util.List;

/** Which databases of each server are visited. */
public record DatabasesConfig(
        @Doc("Whether all databases of a server are visited, and not only the one that is connected to.")
        boolean discover,

        @Doc(
                value = "Names or regular expressions of the only ones to visit; empty: all.",
                example = "[app, 'tenant_.*']")
        List<String> include,

        @Doc(value = "Names or regular expressions of those to leave out.", example = "[template.*, rdsadmin]")
        List<String> exclude) {}
