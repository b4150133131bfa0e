package io.pgcluster.model.postgres.catalogue;

import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.StringDomain;
import java.util.Map;
import java.util.Optional;

/** What a server may refuse although our check lets it pass, each with the reason why the check cannot know. */
final class Leniency {
    private static final String SUM = "it depends on the values of other parameters: servers have 262143 processes";
    private static final String BUILD = "the recorded servers were built without the library";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("max_connections", SUM),
            Map.entry("max_wal_senders", SUM),
            Map.entry("max_worker_processes", SUM),
            Map.entry("autovacuum_max_workers", SUM),
            Map.entry("autovacuum_worker_slots", SUM),
            Map.entry("max_stack_depth", "it depends on the machine's limit for the stack"),
            Map.entry("bonjour", BUILD),
            Map.entry("gss_accept_delegation", BUILD),
            Map.entry("default_toast_compression", BUILD),
            Map.entry("wal_compression", BUILD),
            Map.entry("io_method", BUILD),
            Map.entry("standard_conforming_strings", "19 refuses off; hazards.tsv refuses it for every version"));

    private Leniency() {}

    /** Whether a refusal of the server needs no refusal of ours; the other way round there is no excuse. */
    static boolean covers(Parameter parameter, Optional<String> refusal) {
        boolean serverAloneKnows = parameter.domain() instanceof StringDomain || REASONS.containsKey(parameter.name());
        return refusal.isPresent() && serverAloneKnows;
    }
}
