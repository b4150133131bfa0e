package io.pgcluster.model.spec;

/** When and how fast a replica takes over. */
public record FailoverSpec(
        @Doc("Promote a replica without asking when the primary is lost.")
        boolean automatic,

        @Doc("How soon an unresponsive primary is replaced: fast, normal, safe or wide.")
        TimingProfile profile) {}
