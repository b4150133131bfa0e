package io.pgcluster.exporter.server;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means, by the code that the server or the driver gave it.
 *
 * @param code five characters, or empty if there is none
 * @param timedOut whether the driver gave up on waiting for an answer
 */
public record SqlState(String code, boolean timedOut) {
    private static final Set<String> TIMEOUTS = Set.of("57014", "55P03");
    private static final Set<String> MISSING = Set.of("3F000", "42P01", "42883", "42704");
    private static final Set<String> SHUTDOWNS = Set.of("57P01", "57P02", "57P03", "57P05");

    /** Of a failure. */
    public static SqlState of(SQLException failure) {
        return new SqlState(Objects.requireNonNullElse(failure.getSQLState(), ""), isSocketTimeout(failure));
    }

    /** Whether the server does not let this user in: a wrong password, no such role, no line in pg_hba.conf. */
    public boolean isRefusedLogin() {
        return code.startsWith("28");
    }

    /** Whether time ran out: in the server, for a lock, or while waiting for an answer. */
    public boolean isTimeout() {
        return timedOut || TIMEOUTS.contains(code);
    }

    /** Whether the connection is no longer usable. */
    public boolean isConnectionLost() {
        return timedOut || code.startsWith("08") || SHUTDOWNS.contains(code);
    }

    /** Whether the user may not read it. */
    public boolean isPrivilege() {
        return code.equals("42501");
    }

    /** Whether the server does not have it, does not support it, or has not loaded the library that it needs. */
    public boolean isUnsupported() {
        return switch (code) {
            case "0A000", "42P01", "42883", "42703", "55000" -> true;
            default -> false;
        };
    }

    /** Whether this database has no schema, table, function or type of that name, which others may have. */
    public boolean isMissing() {
        return MISSING.contains(code);
    }

    private static boolean isSocketTimeout(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
