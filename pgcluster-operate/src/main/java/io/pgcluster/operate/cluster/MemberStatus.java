package io.pgcluster.operate.cluster;

import java.util.Optional;

/**
 * A database node at one moment.
 *
 * @param name its name
 * @param primary whether it takes writes
 * @param role what it does, in words
 * @param state how it is: {@code running}, {@code streaming}, {@code starting}, {@code down} and the like
 * @param timeline the timeline it is on, if known
 * @param lagBytes how far it is behind the primary; empty for the primary or if unknown
 * @param pendingRestart whether settings wait for a restart
 * @param address where clients reach this one member, if they do
 * @param sessions sessions of clients, if known
 */
public record MemberStatus(
        String name,
        boolean primary,
        String role,
        String state,
        Optional<Long> timeline,
        Optional<Long> lagBytes,
        boolean pendingRestart,
        Optional<String> address,
        Optional<Long> sessions) {
    /** What Patroni sees of a member. */
    static MemberStatus of(MemberView view) {
        return new MemberStatus(
                view.name(),
                view.role() == MemberView.Role.PRIMARY,
                view.role().toString(),
                view.state(),
                view.timeline(),
                view.lagBytes(),
                view.pendingRestart(),
                Optional.empty(),
                Optional.empty());
    }
}
