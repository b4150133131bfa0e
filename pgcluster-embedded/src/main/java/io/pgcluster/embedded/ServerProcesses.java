package io.pgcluster.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes of PostgreSQL's programs that work on directories below one: found by what they carry as an argument, so also
 * those whose starter was killed, and never one that merely got an old number.
 */
public final class ServerProcesses {
    private static final String SERVER = "postgres";
    private static final Set<String> TOOLS = Set.of("initdb", "pg_ctl");
    private static final String OPTION = "--pgdata=";

    private ServerProcesses() {}

    /** First processes of servers; what they have started ends with them. */
    public static List<ProcessHandle> servers(Path directory) {
        return find(directory, Set.of(SERVER));
    }

    /** Programs that make, start or stop a server. */
    public static List<ProcessHandle> tools(Path directory) {
        return find(directory, TOOLS);
    }

    private static List<ProcessHandle> find(Path directory, Set<String> programs) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> isOne(process.info(), directory, programs))
                    .toList();
        }
    }

    private static boolean isOne(ProcessHandle.Info info, Path directory, Set<String> programs) {
        boolean program = info.command()
                .map(path -> programs.contains(String.valueOf(Path.of(path).getFileName())))
                .orElse(false);
        return program
                && info.arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> isBelow(argument, directory)))
                        .orElse(false);
    }

    private static boolean isBelow(String argument, Path directory) {
        String path = argument.startsWith(OPTION) ? argument.substring(OPTION.length()) : argument;
        return path.startsWith(directory + "/");
    }
}
