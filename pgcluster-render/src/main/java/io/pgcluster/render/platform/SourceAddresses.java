package io.pgcluster.render.platform;

import java.util.Optional;

/**
 * How access rules name the addresses that connections come from. What cannot be told apart by address there is for the platform's own
 * network rules.
 *
 * @param servers where everything comes from that may reach the servers, as pg_hba.conf has it
 * @param inside where the other parts of the cluster come from, as the poolers' rules have it; empty if their addresses are not known
 * @param relayed where clients come from whose own address is hidden, as the poolers' rules have it; empty if every client shows its own
 */
public record SourceAddresses(String servers, Optional<String> inside, Optional<String> relayed) {}
