package io.pgcluster.operate.cluster;

import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.model.value.Secret;
import io.pgcluster.operate.client.ClientAddress;
import io.pgcluster.operate.client.Login;
import io.pgcluster.operate.client.Protection;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.platform.Endpoint;
import io.pgcluster.render.text.HostList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * The way that applications take: the published address, TLS with verification of server and name, the application's user and password.
 * A pooler may give each transaction another session of the server, so the search path cannot be set for any of them: our own statements say
 * for each function and operator where it is from.
 */
public final class ClientAccess {
    /** Executions after which pgjdbc prepares a statement on the server, unless configured otherwise. */
    private static final int DRIVERS_DEFAULT = 5;

    private final Plan plan;
    private final BundleDirectory bundle;

    /** Access to the cluster of {@code plan} with the secrets of {@code bundle}. */
    public ClientAccess(Plan plan, BundleDirectory bundle) {
        this.plan = plan;
        this.bundle = bundle;
    }

    /** The addresses that take writes, in the order in which they should be tried: those of the poolers, if there are any. */
    public List<Endpoint> writable() {
        return plan.topology().writable();
    }

    /** The addresses that take writes past the poolers. */
    public List<Endpoint> direct() {
        return plan.topology().endpoints(Endpoint.Purpose.READ_WRITE_DIRECT);
    }

    /** Refuses {@code what} where this host is not admitted, before it fails at the connection. */
    public void requireThisHost(String what) {
        AllowedClients clients = plan.clients();
        if (clients.admitsThisHost()) {
            return;
        }
        boolean own =
                !clients.isLoopback() && !clients.isIpv6() && !clients.address().equals("0.0.0.0");
        throw new FailedException(
                what + " connects as a client on this host, which spec.security.allowedClients does not"
                        + " admit. pgcluster psql connects from inside a container; to admit this host, "
                        + (own
                                ? "add " + clients.address() + "/32"
                                : "publish on one address of it in spec.network.publish.address instead of "
                                        + clients.address() + ", and add that address"));
    }

    /** The file that holds the password of the application's user. */
    public Path passwordFile() {
        String user = user();
        return plan.secrets().passwords().stream()
                .filter(password -> password.role().equals(user))
                .map(PasswordPlan::passwordFile)
                .map(bundle.secrets()::resolve)
                .findFirst()
                .orElseThrow(() -> new FailedException("no password is planned for " + user));
    }

    /** The secret file {@code name}. */
    public Path secret(String name) {
        return bundle.secrets().resolve(name);
    }

    /** A JDBC URL without user and password; the driver tries {@code endpoints} one after the other. */
    public String jdbcUrl(List<Endpoint> endpoints) {
        return address(endpoints).jdbcUrl();
    }

    /** Connection text for libpq, without a password; {@code endpoints} are tried one after the other. */
    public String libpq(List<Endpoint> endpoints) {
        return address(endpoints).libpq(user());
    }

    private ClientAddress address(List<Endpoint> endpoints) {
        HostList hosts = new HostList(endpoints.stream()
                .map(endpoint -> new HostList.Entry(endpoint.localHost(), endpoint.port()))
                .toList());
        return new ClientAddress(hosts, database(), protection());
    }

    private String database() {
        return plan.cluster().spec().postgres().database().text();
    }

    private Protection protection() {
        boolean tls = plan.cluster().spec().postgres().ssl();
        return tls ? Protection.verifying(trust().toString()) : Protection.NONE;
    }

    /** What clients trust, as an absolute path. */
    public Path trust() {
        return bundle.trust().toAbsolutePath().normalize();
    }

    /** The application's user. */
    public String user() {
        return plan.cluster().spec().postgres().user().text();
    }

    /** The password of the application's user. */
    public Secret password() {
        try {
            return Secret.nonEmpty(Files.readString(passwordFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + passwordFile(), e);
        }
    }

    /** Connects to the first of {@code endpoints} that answers; {@code limit} holds for connecting and for each answer. */
    public Connection connect(List<Endpoint> endpoints, Duration limit) throws SQLException {
        return connect(endpoints, limit, DRIVERS_DEFAULT);
    }

    /** The same; a statement is prepared on the server after {@code prepareThreshold} executions, never if that is 0. */
    public Connection connect(List<Endpoint> endpoints, Duration limit, int prepareThreshold) throws SQLException {
        Login login = Login.with(user(), password()).and("prepareThreshold", String.valueOf(prepareThreshold));
        return address(endpoints).connect(login, limit);
    }

    /** Whether a transaction that writes succeeds at {@code endpoint}; leaves nothing behind. */
    public boolean isWritable(Endpoint endpoint) {
        try (Connection connection = connect(List.of(endpoint), Duration.ofSeconds(3));
                Statement statement = connection.createStatement();
                // Taking a transaction number is refused by a server that is read-only.
                ResultSet row = statement.executeQuery("SELECT pg_catalog.txid_current()")) {
            return row.next();
        } catch (SQLException e) {
            // Not yet: who asks is waiting for it.
            return false;
        }
    }
}
