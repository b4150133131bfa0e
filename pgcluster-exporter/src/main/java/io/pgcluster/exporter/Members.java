package io.pgcluster.exporter;

import io.pgcluster.exporter.config.Connections;
import io.pgcluster.exporter.config.PatroniConfig;
import io.pgcluster.exporter.config.ServerConfig;
import io.pgcluster.exporter.config.TlsConfig;
import io.pgcluster.exporter.discovery.MemberDiscovery;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.patroni.PatroniApi;
import io.pgcluster.exporter.patroni.PatroniClient;
import io.pgcluster.exporter.patroni.PatroniMember;
import io.pgcluster.exporter.patroni.PatroniTls;
import io.pgcluster.exporter.patroni.PatroniUser;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.patroni.PatroniSource;
import io.pgcluster.exporter.time.Deadline;
import io.pgcluster.model.value.TimeSpan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Patroni for the members in the background, so that no scrape waits for it, and makes targets of them. */
final class Members implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Members.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);
    private static final ServerConfig DEFAULTS = new ServerConfig(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final PatroniConfig config;
    private final PatroniApi api;
    private final MemberDiscovery discovery;
    private final Duration interval;
    private final Duration timeout;
    private final ServerConfig connection;
    private final Thread asker = new Thread(this::refreshPeriodically, "patroni-members");
    private Targets maker;
    private Map<PatroniMember, Optional<Target>> known = Map.of();
    private volatile List<Target> targets = List.of();

    private Members(PatroniConfig config, Targets maker) {
        this.config = config;
        this.interval = config.interval().map(TimeSpan::duration).orElse(INTERVAL);
        this.timeout = config.timeout().map(TimeSpan::duration).orElse(TIMEOUT);
        this.connection = config.connection().orElse(DEFAULTS);
        this.maker = maker;
        this.api = api(config, timeout);
        Duration forgetAfter = config.forgetAfter().map(TimeSpan::duration).orElse(FORGET_AFTER);
        this.discovery = new MemberDiscovery(api, interval, timeout, forgetAfter);
    }

    static Members start(PatroniConfig config, Targets maker) {
        return new Members(config, maker).started();
    }

    /**
     * The members under another configuration: those known now stay until Patroni answers, and with them their connections. Where nothing
     * of Patroni has changed, this continues.
     */
    Members reconfigured(PatroniConfig changed, Targets newMaker) {
        if (changed.equals(config)) {
            remake(newMaker);
            return this;
        }
        Members next = new Members(changed, newMaker);
        boolean sameCluster = !Collections.disjoint(config.urls(), changed.urls());
        next.beginWith(members(), sameCluster);
        return next.started();
    }

    private Members started() {
        asker.setDaemon(true);
        asker.start();
        return this;
    }

    private synchronized void remake(Targets newMaker) {
        maker = newMaker;
        watch(List.copyOf(known.keySet()));
    }

    private synchronized void beginWith(List<PatroniMember> members, boolean sameCluster) {
        discovery.beginWith(members, sameCluster);
        watch(members);
    }

    private synchronized List<PatroniMember> members() {
        return List.copyOf(known.keySet());
    }

    private static PatroniApi api(PatroniConfig config, Duration timeout) {
        PatroniTls tls = config.tls()
                .map(files -> new PatroniTls(
                        files.caFile().map(Path::of),
                        files.certFile().map(Path::of),
                        files.keyFile().map(Path::of),
                        files.password()))
                .orElse(PatroniTls.defaults());
        PasswordSource password =
                Connections.password(Optional.empty(), config.passwordFile()).orElse(PasswordSource.none());
        Optional<PatroniUser> user = config.user().map(name -> new PatroniUser(name, password));
        return new PatroniApi(
                new PatroniClient(tls, user, timeout),
                config.urls().stream().map(URI::create).toList());
    }

    /** What Patroni says of itself and of the cluster. */
    Source source(Map<String, String> labels) {
        return new PatroniSource(api, labels);
    }

    /** Which of the members Patroni named when it was asked last. */
    Source watch(Map<String, String> labels) {
        return new MembersSource(labels, this::members, discovery::namedLast);
    }

    List<Target> targets() {
        return targets;
    }

    private void refreshPeriodically() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ask();
                Thread.sleep(interval.toMillis());
            }
        } catch (InterruptedException e) {
            // Closed: the result is no longer needed.
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        try {
            List<PatroniMember> found = discovery.members(Deadline.in(timeout));
            synchronized (this) {
                if (!found.equals(List.copyOf(known.keySet()))) {
                    watch(found);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("the members that Patroni lists cannot be scraped: {}", Reason.of(e));
        }
    }

    private void watch(List<PatroniMember> members) {
        Map<PatroniMember, Optional<Target>> next = new LinkedHashMap<>();
        members.forEach(member -> next.put(member, usable(member)));
        known = next;
        targets = next.values().stream().flatMap(Optional::stream).toList();
    }

    /** One member with an address that is none takes nothing from the others. */
    private Optional<Target> usable(PatroniMember member) {
        try {
            return Optional.of(target(member));
        } catch (IllegalArgumentException e) {
            LOG.warn("the member {} that Patroni lists cannot be scraped: {}", member.name(), e.getMessage());
            return Optional.empty();
        }
    }

    private Target target(PatroniMember member) {
        Optional<TlsConfig> tls = connection.tls();
        return maker.named(
                member.name(),
                new ServerConfig(
                        Optional.empty(),
                        connection.dsn(),
                        connection.host().or(member::host),
                        connection.port().or(() -> Optional.of(member.port())),
                        connection.database(),
                        connection.user(),
                        connection.password(),
                        connection.passwordFile(),
                        tls,
                        connection.labels()));
    }

    /** Asks no more; what is known stays. */
    @Override
    public void close() {
        asker.interrupt();
    }
}
