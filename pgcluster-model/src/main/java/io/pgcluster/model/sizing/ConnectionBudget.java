package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who takes the connections of a server. The lines add up to {@code max_connections}, so the poolers together can never be refused by
 * the server, regardless of what the clients do: the proxies limit the connections that bypass the poolers. WAL senders do not count (PostgreSQL 12 and newer).
 *
 * @param maxConnections {@code max_connections}
 * @param usable what is not reserved: for the application, through the poolers or past them
 * @param terms what adds up to it
 * @param pools sizes of each pooler's pools; empty without pooling
 * @param proxy sizes of each proxy; the lines of clients past the poolers are the sums over all proxies
 */
public record ConnectionBudget(
        int maxConnections, int usable, List<ConnectionTerm> terms, Optional<PoolSizes> pools, ProxySizes proxy) {
    /** {@code superuser_reserved_connections}, unless the specification sets it. */
    public static final int SUPERUSER_RESERVED = 3;

    /** Room for administrators and Patroni. */
    public static final int ADMINISTRATORS = 5;

    /** Most connections of the exporter. */
    public static final int EXPORTER = 3;

    /** Fewest server connections with which a pooler is of use. */
    public static final int MIN_PER_POOLER = 4;

    /** Keeps an unmodifiable copy. */
    public ConnectionBudget {
        terms = List.copyOf(terms);
    }

    /** The budget of every database node of {@code spec}. */
    public static ConnectionBudget of(ClusterSpec spec) {
        WrittenParameters written = WrittenParameters.of(spec.postgres());
        int superusers = written.integer("superuser_reserved_connections", SUPERUSER_RESERVED);
        int reserved = written.integer("reserved_connections", 0);
        int most = spec.postgres().maxConnections();
        int usable = most - superusers - reserved - ADMINISTRATORS - EXPORTER;
        List<ConnectionTerm> terms = new ArrayList<>();
        terms.add(new ConnectionTerm("superusers", "superuser_reserved_connections", superusers));
        if (reserved > 0) {
            terms.add(new ConnectionTerm("reserved roles", "reserved_connections", reserved));
        }
        terms.add(new ConnectionTerm("administrators and Patroni", "fixed", ADMINISTRATORS));
        terms.add(new ConnectionTerm("exporter", "fixed", EXPORTER));
        Optional<PoolSizes> pools = pools(spec, usable);
        int poolers = spec.pooling().instances();
        int pooled = pools.map(sizes -> poolers * sizes.maxConnections()).orElse(0);
        int lookUps = pools.map(sizes -> poolers * sizes.authConnections()).orElse(0);
        pools.ifPresent(sizes -> {
            sizes.databases().forEach(pool -> terms.add(pooled(pool, poolers)));
            terms.add(
                    new ConnectionTerm("password lookups", poolers + " poolers × " + sizes.authConnections(), lookUps));
        });
        int past = usable - pooled - lookUps;
        int proxies = spec.highAvailability().proxies();
        ProxySizes proxy = ProxySizes.of(past, pooled + lookUps + ADMINISTRATORS, usable, proxies, pools.isPresent());
        terms.addAll(pastThePoolers(past, proxies, proxy));
        return new ConnectionBudget(most, usable, terms, pools, proxy);
    }

    private static ConnectionTerm pooled(DatabasePool pool, int poolers) {
        return new ConnectionTerm(
                "pools of database " + pool.database(),
                poolers + " poolers × max_db_connections " + pool.maxDbConnections(),
                poolers * pool.maxDbConnections());
    }

    private static List<ConnectionTerm> pastThePoolers(int past, int proxies, ProxySizes proxy) {
        String each = proxies == 1 ? "1 proxy × " : proxies + " proxies × ";
        int direct = proxies * proxy.direct();
        int fallback = proxies * proxy.fallback();
        List<ConnectionTerm> terms = new ArrayList<>();
        terms.add(new ConnectionTerm("direct clients", each + proxy.direct(), direct));
        terms.add(new ConnectionTerm("read-only clients without a replica", each + proxy.fallback(), fallback));
        if (past > direct + fallback) {
            terms.add(new ConnectionTerm("spare", "not divisible by the proxies", past - direct - fallback));
        }
        return terms;
    }

    /** Four fifths of what is usable, or what the others leave of it, divided by the poolers. */
    private static Optional<PoolSizes> pools(ClusterSpec spec, int usable) {
        if (!spec.pooling().enabled()) {
            return Optional.empty();
        }
        int poolers = spec.pooling().instances();
        int others =
                poolers * PoolSizes.AUTH_CONNECTIONS + spec.highAvailability().proxies() * ProxySizes.MIN_PER_PROXY;
        int together = Math.min(usable * 4 / 5, usable - others);
        return Optional.of(PoolSizes.of(Math.max(0, together / poolers), spec.postgres(), poolers));
    }

    /** Whether something is left for all: connections for direct clients, and pools that are of use. */
    public boolean fits() {
        return proxy.direct() > 0
                && pools.map(sizes -> sizes.smallest().maxDbConnections() >= MIN_PER_POOLER)
                        .orElse(true);
    }
}
