package io.pgcluster.render.plan;

/**
 * A database node: PostgreSQL under Patroni.
 *
 * @param index counted from 1; any member can be primary
 * @param name its name in Patroni, as a service and as a host
 * @param clusterAddress host name by which the other members reach it
 */
public record Member(int index, String name, String clusterAddress) {
    static Member of(int index) {
        String name = Names.member(index);
        return new Member(index, name, Names.clusterAddress(name));
    }
}
