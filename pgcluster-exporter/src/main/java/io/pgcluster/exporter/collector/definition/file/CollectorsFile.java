package io.pgcluster.exporter.collector.definition.file;

import io.pgcluster.model.spec.Doc;
import java.util.List;

/** A file of users: several collectors. */
public record CollectorsFile(@Doc("The collectors.") List<CollectorFile> collectors) {}
