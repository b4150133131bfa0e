package io.pgcluster.render.config.backup;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.backup.RepositoryPlan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.text.IniText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * pgBackRest's file, one for the members and one for the backup host. Keys and passphrases are in a file of secrets that pgBackRest reads
 * in addition. Between hosts it speaks TLS, and both sides prove who they are.
 */
public final class PgbackrestConfiguration {
    /** What a recovering server fetches ahead of what it replays. */
    private static final MemorySize FETCHED_AHEAD = MemorySize.ofMebibytes(128);

    /** How long pgBackRest waits for a segment to arrive in a repository before it calls it missing. */
    private static final Duration ARCHIVE_WAIT = Duration.ofSeconds(60);

    /** An option with a line for each client. */
    private static final String CLIENTS = "tls-server-auth";

    private final Plan plan;
    private final BackupPlan backup;
    private final Paths paths;

    private PgbackrestConfiguration(Plan plan, BackupPlan backup) {
        this.plan = plan;
        this.backup = backup;
        this.paths = plan.platform().paths();
    }

    /** The file of every member, which sends WAL and restores. */
    public static String ofMembers(Plan plan, BackupPlan backup) {
        return new PgbackrestConfiguration(plan, backup).members();
    }

    /** The file of the backup host, which takes backups, expires and verifies them. */
    public static String ofHost(Plan plan, BackupPlan backup) {
        return new PgbackrestConfiguration(plan, backup).host();
    }

    private String members() {
        Map<String, String> global = common();
        for (RepositoryPlan repository : backup.repositories()) {
            global.putAll(repository.isLocal() ? byHost(repository) : RepositoryOptions.store(repository, paths));
        }
        server(global);
        global.put("archive-async", "y");
        global.put("spool-path", paths.archiveSpool());
        backup.archive()
                .queueLimit()
                .ifPresent(limit -> global.put("archive-push-queue-max", Long.toString(limit.bytes())));
        global.put("archive-get-queue-max", Long.toString(FETCHED_AHEAD.bytes()));
        Map<String, String> stanza = new LinkedHashMap<>();
        database(stanza, 1);
        return new IniText("#", Generated.comment(plan, "The same on every member; it sends WAL, and restores."))
                .section("global", global)
                .lines("global", CLIENTS, List.of(client(backup.host().name())))
                .section(backup.stanza(), stanza)
                .write();
    }

    private String host() {
        Map<String, String> global = common();
        backup.repositories().forEach(repository -> global.putAll(RepositoryOptions.store(repository, paths)));
        server(global);
        global.put("start-fast", "y");
        // From a replica where one is healthy; a backup of the primary is better than none.
        global.put("backup-standby", "prefer");
        global.put("delta", "y");
        if (!backup.archive().keepsAllWal()) {
            // Beyond what makes each backup consistent, only WAL since the newest one.
            backup.repositories().forEach(repository -> {
                global.put("repo" + repository.number() + "-retention-archive-type", "incr");
                global.put("repo" + repository.number() + "-retention-archive", "1");
            });
        }
        // The backup program removes old backups itself: both the days and the count of the specification hold.
        global.put("expire-auto", "n");
        Map<String, String> stanza = new LinkedHashMap<>();
        for (Member member : plan.topology().members()) {
            int number = member.index();
            stanza.put("pg" + number + "-host", member.peerAddress());
            stanza.put("pg" + number + "-host-type", "tls");
            stanza.put("pg" + number + "-host-port", Integer.toString(Ports.BACKUP));
            trust("pg" + number + "-host-", stanza);
            database(stanza, number);
        }
        return new IniText(
                        "#",
                        Generated.comment(
                                plan, "The backup host reaches every member; which one is primary it finds out."))
                .section("global", global)
                .lines(
                        "global",
                        CLIENTS,
                        plan.topology().members().stream()
                                .map(member -> client(member.name()))
                                .toList())
                .section(backup.stanza(), stanza)
                .write();
    }

    private Map<String, String> common() {
        Map<String, String> global = new LinkedHashMap<>();
        global.put("compress-type", "zst");
        global.put("process-max", Integer.toString(backup.processes()));
        global.put("lock-path", paths.temporary() + "/pgbackrest");
        global.put("log-level-file", "off");
        global.put("log-level-console", "warn");
        global.put("archive-timeout", Long.toString(ARCHIVE_WAIT.toSeconds()));
        return global;
    }

    private Map<String, String> byHost(RepositoryPlan repository) {
        String prefix = "repo" + repository.number() + "-host";
        Map<String, String> options = new LinkedHashMap<>();
        options.put(prefix, backup.host().address());
        options.put(prefix + "-type", "tls");
        options.put(prefix + "-port", Integer.toString(Ports.BACKUP));
        trust(prefix + "-", options);
        return options;
    }

    private void trust(String prefix, Map<String, String> options) {
        options.put(prefix + "ca-file", paths.tls(Authority.CONTROL.certificateFile()));
        options.put(prefix + "cert-file", paths.tls(Names.BACKUP_CERTIFICATE + ".crt"));
        options.put(prefix + "key-file", paths.tls(Names.BACKUP_CERTIFICATE + ".key"));
    }

    /** Every address of the container: pgBackRest would listen on the first only. */
    private void server(Map<String, String> global) {
        global.put("tls-server-address", "0.0.0.0");
        global.put("tls-server-port", Integer.toString(Ports.BACKUP));
        trust("tls-server-", global);
    }

    /** Who is let in, by the common name of a certificate, and to which stanza. */
    private String client(String name) {
        return name + "=" + backup.stanza();
    }

    private void database(Map<String, String> stanza, int number) {
        stanza.put("pg" + number + "-path", paths.data());
        stanza.put("pg" + number + "-port", Integer.toString(Ports.POSTGRES));
        stanza.put("pg" + number + "-socket-path", paths.socket());
        stanza.put("pg" + number + "-user", Names.SUPERUSER);
        stanza.put("pg" + number + "-database", Names.MAINTENANCE_DATABASE);
    }
}
