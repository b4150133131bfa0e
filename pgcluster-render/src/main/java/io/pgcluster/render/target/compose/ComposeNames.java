package io.pgcluster.render.target.compose;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.Companion;
import java.util.Locale;
import java.util.Optional;

/** Every name that the files of a Compose bundle share: services, networks, volumes, and paths inside the containers. */
public final class ComposeNames {
    /** Service that reads the metrics of all members and poolers. */
    public static final String EXPORTER = "exporter";

    /** Service that takes backups and, with a local repository, keeps them. */
    public static final String BACKUP = "backup";

    /** Where members and the backup host find pgBackRest's file, and the backup host what it does when. */
    public static final String BACKUP_CONFIGURATION = "/etc/pgbackrest";

    /** Volume of a local repository. */
    public static final String REPOSITORY = "backup-repository";

    /** Volume of what the exporter reads about backups. */
    public static final String BACKUP_STATUS = "backup-status";

    /** Mount of a local repository's volume. */
    public static final String REPOSITORY_VOLUME = "/var/lib/pgbackrest";

    /** Mount of the volume with the results of backups, the schedule's state and throw-away restores. */
    public static final String BACKUP_VOLUME = "/var/lib/pgcluster-backup";

    /** One-shot service that hands keys to the users the others run as. */
    public static final String KEYS_JOB = "certs";

    /** Network of consensus, replication and the leader race. */
    public static final String CLUSTER_NETWORK = "cluster";

    /** Network between proxy, poolers and database nodes. */
    public static final String FRONT_NETWORK = "front";

    /** Network by which object stores are reached; there is none without one. */
    public static final String STORAGE_NETWORK = "storage";

    /** Network of Prometheus, what it reads, and what reads it. */
    public static final String MONITORING_NETWORK = "monitoring";

    /** Network of published ports. */
    public static final String EDGE_NETWORK = "edge";

    /** Root of Patroni's keys in the consensus store; the cluster's name follows. */
    public static final String CONSENSUS_NAMESPACE = "/pgcluster/";

    /** Where every container finds its certificates and keys. */
    public static final String TLS_DIRECTORY = "/tls";

    /** Where database nodes find Patroni's configuration. */
    public static final String PATRONI_DIRECTORY = "/etc/patroni";

    /** Where database nodes find the project's scripts. */
    public static final String SCRIPT_DIRECTORY = "/etc/pgcluster";

    /** Directory of PostgreSQL's socket. */
    public static final String SOCKET_DIRECTORY = "/var/run/postgresql";

    /** Where the settings job finds the members' sockets, a directory for each. */
    public static final String SETTINGS_SOCKETS = "/sockets";

    /** Mount of the volume of its own for WAL. */
    public static final String WAL_VOLUME = "/var/lib/postgresql/wal";

    /** The WAL directory on that volume. */
    public static final String WAL_DIRECTORY = WAL_VOLUME + "/pgwal";

    /** Directory of the poolers' console socket. */
    public static final String POOLER_SOCKET_DIRECTORY = "/run/pgbouncer";

    /** The poolers' access rules, written when the container starts and before a reload. */
    public static final String POOLER_RULES = POOLER_SOCKET_DIRECTORY + "/hba.conf";

    /** What a service's container runs first, in the directory of its configuration: it finds out about its networks. */
    public static final String START = "start";

    /** What asks a service whether it is healthy, in the directory of its configuration. */
    public static final String HEALTH_CHECK = "healthcheck";

    /** Where poolers find their configuration. */
    public static final String POOLER_DIRECTORY = "/etc/pgbouncer";

    /** Where the proxy finds its configuration. */
    public static final String PROXY_DIRECTORY = "/usr/local/etc/haproxy";

    /** Where the exporter finds its configuration. */
    public static final String EXPORTER_DIRECTORY = "/etc/pgcluster-exporter";

    /** The exporter's program and what belongs to it. */
    public static final String EXPORTER_HOME = "/opt/pgcluster-exporter";

    /** Mount of the consensus members' volume. */
    public static final String CONSENSUS_VOLUME = "/var/lib/etcd";

    /** File in each volume of data that says which cluster it belongs to: an id, then the members of the consensus store. */
    public static final String IDENTITY_FILE = "pgcluster.identity";

    /** File next to a member's data: the cluster id of the consensus store in which the member was created. */
    public static final String STORE_FILE = "pgcluster.store";

    private static final String DATA = "-data";
    private static final String WAL = "-wal";

    private ComposeNames() {}

    /** The database node {@code index}, counted from 1; also its host name. */
    public static String member(int index) {
        return "pg" + index;
    }

    /** The name by which members reach each other, on the cluster network only. */
    public static String clusterAddress(String member) {
        return member + "." + CLUSTER_NETWORK;
    }

    /** The name of a proxy or pooler on the network that it shares with the database nodes, and on no other. */
    public static String frontAddress(String service) {
        return service + "." + FRONT_NETWORK;
    }

    /** The consensus member {@code index}, counted from 1; also its host name. */
    public static String consensus(int index) {
        return "etcd" + index;
    }

    /** The pooler {@code index}, counted from 1; also its host name. */
    public static String pooler(int index) {
        return "pgbouncer" + index;
    }

    /**
     * All proxies together: a name with the address of each. PgBouncer takes them in turn; a list of names it would compare as a single
     * name with the server's certificate.
     */
    public static String proxies() {
        return "haproxy";
    }

    /** The proxy {@code index}, counted from 1; also its host name. */
    public static String proxy(int index) {
        return "haproxy" + index;
    }

    /** The program {@code companion} next to the cluster; also its host name. */
    public static String companion(Companion companion) {
        return companion.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Volume of a service's data. */
    public static String dataVolume(String service) {
        return service + DATA;
    }

    /** The service whose data is in {@code volume}, if it is such a volume. */
    public static Optional<String> dataVolumeOf(String volume) {
        return serviceOf(volume, DATA);
    }

    /** The member whose WAL is in {@code volume}, if it is such a volume. */
    public static Optional<String> walVolumeOf(String volume) {
        return serviceOf(volume, WAL);
    }

    private static Optional<String> serviceOf(String volume, String suffix) {
        return volume.endsWith(suffix)
                ? Optional.of(volume.substring(0, volume.length() - suffix.length()))
                : Optional.empty();
    }

    /** Volume of a member's WAL. */
    public static String walVolume(String member) {
        return member + WAL;
    }

    /** Volume of a service's certificates and keys. */
    public static String tlsVolume(String service) {
        return service + "-tls";
    }

    /** Volume of a member's socket. */
    public static String socketVolume(String member) {
        return member + "-socket";
    }

    /** Mount of the data volume: where the official image of {@code version} declares its volume, so that there is no second one. */
    public static String dataMount(PostgresVersion version) {
        return version.isAtLeast(18) ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    }

    /** The data directory; below the mount, whose mode and lost+found are not ours. */
    public static String dataDirectory(PostgresVersion version) {
        return version.isAtLeast(18) ? "/var/lib/postgresql/" + version + "/docker" : "/var/lib/postgresql/data/pgdata";
    }

    /** Where the programs of {@code version} are. */
    public static String binDirectory(PostgresVersion version) {
        return "/usr/lib/postgresql/" + version + "/bin";
    }

    /** The file {@code name} among a container's certificates and keys. */
    public static String tls(String name) {
        return TLS_DIRECTORY + "/" + name;
    }
}
