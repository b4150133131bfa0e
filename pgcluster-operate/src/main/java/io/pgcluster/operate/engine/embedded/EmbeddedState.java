package io.pgcluster.operate.engine.embedded;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was decided when the cluster was started, so that later commands find it, also without its specification.
 *
 * @param cluster name of the cluster
 * @param major major version of the servers
 * @param database the application's database
 * @param user the application's role
 * @param home directory of the servers' programs
 * @param members the servers, the primary first
 * @param exporterPort port of the exporter and its page
 * @param noted what there was when the primary took writes; null until it did for the first time
 */
public record EmbeddedState(
        String cluster,
        int major,
        String database,
        String user,
        String home,
        List<Member> members,
        int exporterPort,
        @Nullable Noted noted) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A server.
     *
     * @param name its name
     * @param port its port on 127.0.0.1
     */
    public record Member(String name, int port) {}

    /**
     * What must be there at the next start, or is lost.
     *
     * @param system the primary's system identifier; empty if it could not be read
     * @param members servers that were made
     * @param passwords secret files of clients
     */
    public record Noted(String system, List<String> members, List<String> passwords) {
        /** Keeps unmodifiable copies. */
        public Noted {
            members = List.copyOf(members);
            passwords = List.copyOf(passwords);
        }
    }

    /** Keeps an unmodifiable copy. */
    public EmbeddedState {
        members = List.copyOf(members);
    }

    /** What the directory says; empty if no cluster was started there. */
    public static Optional<EmbeddedState> read(EmbeddedFiles files) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(files.state()), EmbeddedState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + files.state(), e);
        }
    }

    /** The same with another note. */
    EmbeddedState with(@Nullable Noted other) {
        return new EmbeddedState(cluster, major, database, user, home, members, exporterPort, other);
    }

    /** Writes it, at once and complete. */
    void write(EmbeddedFiles files) {
        Path fresh = files.root().resolve("state.json.new");
        try {
            Files.createDirectories(files.root());
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(fresh, files.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + files.state(), e);
        }
    }

    /** The servers' programs, if they are still there. */
    Optional<Path> programs() {
        return Optional.of(Path.of(home)).filter(Files::isDirectory);
    }

    /** The server that takes writes: there is no failover, so it is always the first. */
    public Member primary() {
        return members.get(0);
    }

    /** The servers that follow it. */
    public List<Member> replicas() {
        return members.subList(1, members.size());
    }

    /** The server of that name. */
    public Optional<Member> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** Where a user looks at the cluster. */
    public String page() {
        return "http://127.0.0.1:" + exporterPort + "/live";
    }

    /** Where Prometheus does. */
    public String metrics() {
        return "http://127.0.0.1:" + exporterPort + "/metrics";
    }
}
