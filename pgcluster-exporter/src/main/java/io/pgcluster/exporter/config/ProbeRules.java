package io.pgcluster.exporter.config;

import io.pgcluster.exporter.server.AddressRange;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.Route;
import java.util.List;

/**
 * Which targets a probe may reach. A target in numbers is compared with addresses and networks, a name with names only: a party that may change
 * DNS must not be able to lead a name into a network that is allowed. Where an allowed name leads is looked at again while connecting.
 */
public final class ProbeRules {
    private final List<ProbeRule> rules;
    private final boolean open;

    private ProbeRules(List<ProbeRule> rules, boolean open) {
        this.rules = List.copyOf(rules);
        this.open = open;
    }

    /**
     * The entries of {@code probe.allow}.
     *
     * @throws IllegalArgumentException if one of them cannot be read
     */
    public static ProbeRules of(ProbeConfig config) {
        return new ProbeRules(
                config.allow().stream().map(ProbeRule::parse).toList(),
                config.allow().contains(ProbeRule.ANY));
    }

    /** Whether no target at all is allowed. */
    public boolean isOff() {
        return rules.isEmpty();
    }

    /** Whether every target is allowed. */
    public boolean isOpen() {
        return open;
    }

    /**
     * How {@code target} is reached.
     *
     * @throws ForbiddenTargetException if it is not allowed
     */
    public Dsn allowed(Dsn target) {
        if (target.isLocal()) {
            throw new ForbiddenTargetException("a probe opens no Unix socket");
        } else if (open) {
            return target;
        }
        String host = target.host();
        boolean literal = AddressRange.isLiteral(host);
        boolean allowed = literal
                ? rules.stream().anyMatch(rule -> rule.allows(AddressRange.literal(host), target.port()))
                : rules.stream().anyMatch(rule -> rule.allows(host, target.port()));
        if (!allowed) {
            throw new ForbiddenTargetException(target.address() + " is not among the targets of probe.allow");
        }
        return literal ? target : target.by(new Route.Guarded(ranges(target.port())));
    }

    private List<AddressRange> ranges(int port) {
        return rules.stream()
                .filter(rule -> rule.from() <= port && port <= rule.to())
                .flatMap(rule -> rule.range().stream())
                .toList();
    }
}
