package io.pgcluster.exporter.config;

import io.pgcluster.model.spec.Doc;
import java.util.List;

/** Where {@code /probe} may lead. */
public record ProbeConfig(
        @Doc(
                value =
                        "Targets that /probe may be asked for: names (also *.domain), addresses or networks, each with a"
                                + " port, a range of ports or *; 5432 without one. A lone * allows everything, an empty list"
                                + " switches /probe off.",
                example = "['*.db.internal', '10.20.0.0/16:5432-5439']")
        List<String> allow) {}
