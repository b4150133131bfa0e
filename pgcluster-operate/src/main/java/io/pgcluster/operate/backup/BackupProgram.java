package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.operate.cluster.ClusterState;
import io.pgcluster.operate.cluster.MemberView;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.DegradedException;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.PipeOutcome;
import io.pgcluster.operate.program.ProgramException;
import io.pgcluster.render.plan.backup.JobKind;
import io.pgcluster.render.platform.BackupHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The program that the images of database nodes bring for backups: on the backup host, and on the volumes of members. */
public final class BackupProgram {
    private static final String PROGRAM = "pgcluster-backup";
    private static final int BUSY = 75;
    private static final int INCOMPLETE_INPUT = 65;
    private static final Duration QUESTION = Duration.ofMinutes(2);
    private static final Duration DISK = Duration.ofSeconds(30);
    private static final Duration ARCHIVING = Duration.ofMinutes(10);

    private final RunningCluster cluster;

    /** The program in the parts of {@code cluster}. */
    public BackupProgram(RunningCluster cluster) {
        this.cluster = cluster;
    }

    /** Asks the backup host, which answers in JSON. */
    JsonNode ask(List<String> arguments) {
        return answer(arguments, onHost(QUESTION, line -> {}, arguments));
    }

    /**
     * How a target can be restored.
     *
     * @throws RefusedException if it cannot, with what can be
     */
    JsonNode plan(RecoveryTarget target) {
        return requireRestorable(preflight(target));
    }

    /**
     * The answer of {@link #preflight}.
     *
     * @throws RefusedException if the target cannot be restored, with what can be
     */
    public static JsonNode requireRestorable(JsonNode answer) {
        RecoveryWindow window = BackupAnswers.window(answer.path("window"));
        if (!answer.path("ok").asBoolean(false)) {
            throw new RefusedException(
                    answer.path("problem").asText("the target cannot be restored") + "; nothing was changed",
                    answer.path("hint").asText("see pgcluster backup list")
                            + window.from()
                                    .map(from -> ". Restorable: " + window.describe())
                                    .orElse(""));
        }
        return answer;
    }

    /** Whether a target can be restored; a target that cannot is an answer and no failure. */
    public JsonNode preflight(RecoveryTarget target) {
        List<String> arguments = new ArrayList<>(List.of("preflight"));
        arguments.addAll(target.arguments());
        arguments.add("--json");
        Outcome outcome = onHost(QUESTION, line -> {}, arguments);
        if (outcome.succeeded() || !outcome.out().isBlank()) {
            return BackupAnswers.tree("preflight", outcome.out());
        }
        throw failure(arguments, outcome);
    }

    /**
     * Runs a job to its end.
     *
     * @throws RefusedException if another one runs
     */
    public void run(String job, Duration limit, Consumer<String> onLine) {
        List<String> arguments = List.of("run", job);
        Outcome outcome = onHost(limit, onLine, arguments);
        if (outcome.exit() == BUSY) {
            throw new RefusedException(
                    "another operation is running on the backups, so " + job + " was not started: "
                            + outcome.complaint(),
                    "try again when it has ended");
        }
        if (!outcome.succeeded()) {
            throw failure(arguments, outcome);
        }
    }

    /** Runs a command on the volumes of {@code member}, which is stopped, and reads its answer. */
    JsonNode onVolumes(String member, Duration limit, Consumer<String> onLine, List<String> arguments) {
        return answer(arguments, cluster.engine().once(member, limit, onLine, command(arguments)));
    }

    /** Runs a command of {@code member} on other volumes than its own; the member may run. */
    JsonNode onOtherVolumes(
            String member,
            Map<String, String> instead,
            Duration limit,
            Consumer<String> onLine,
            List<String> arguments) {
        return answer(arguments, cluster.engine().once(member, instead, limit, onLine, command(arguments)));
    }

    /**
     * Archives what was written last, so that it can be restored; without this, the end of the archive is up to an archive timeout ago.
     *
     * @return why that did not work, if it did not
     */
    Optional<String> archiveNewest(Consumer<String> step) {
        step.accept("archiving what was written last");
        try {
            run(JobKind.CHECK.id(), ARCHIVING, line -> {});
            return Optional.empty();
        } catch (RefusedException | FailedException | ProgramException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The primary; empty where every member is stopped. Refuses where it is not known. */
    Optional<String> runningPrimary() {
        ClusterState state = cluster.settledState();
        if (state instanceof ClusterState.Unknown unknown) {
            throw cluster.refusal(unknown);
        }
        return state instanceof ClusterState.Running running
                ? running.view().primary().map(MemberView::name)
                : Optional.empty();
    }

    /** Free space where the data of {@code member} is, in bytes; empty where it does not run or does not tell. */
    Optional<Long> freeBytes(String member) {
        if (!isRunning(member)) {
            return Optional.empty();
        }
        String data = cluster.plan().platform().paths().data();
        Outcome outcome =
                cluster.engine().exec(member, "", DISK, List.of("df", "--block-size=1", "--output=avail", data));
        return outcome.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]+"))
                .map(Long::valueOf)
                .findFirst();
    }

    /** The same where the member may run. */
    public JsonNode onMember(String member, Duration limit, List<String> arguments) {
        if (!isRunning(member)) {
            return onVolumes(member, limit, line -> {}, arguments);
        }
        return answer(arguments, cluster.engine().exec(member, "", limit, command(arguments)));
    }

    /** Whether the part runs. */
    public boolean isRunning(String part) {
        Part found = cluster.engine().parts().get(part);
        return found != null && found.isRunning();
    }

    /**
     * Runs a command on the backup host and one on {@code member}, which reads what the first sends; the answer of the second.
     *
     * @throws FailedException with what the one said that failed first
     */
    public JsonNode send(
            List<String> source, String member, List<String> sink, Duration limit, Consumer<String> onLine) {
        PipeOutcome outcome = cluster.engine().pipe(host(), command(source), member, command(sink), limit, onLine);
        // The sink is content with what it got, or it says that the input ended early, or it ended for a reason of its
        // own.
        if (outcome.sink().exit() == INCOMPLETE_INPUT && !outcome.source().succeeded()) {
            throw failure(source, outcome.source());
        }
        return answer(sink, outcome.sink());
    }

    private Outcome onHost(Duration limit, Consumer<String> onLine, List<String> arguments) {
        String host = host();
        if (!isRunning(host)) {
            throw new DegradedException(
                    "the backup host " + host + " does not run, so " + String.join(" ", arguments) + " was not done",
                    "see " + cluster.engine().advice().logs(host) + "; pgcluster up starts it");
        }
        return cluster.engine().exec(host, "", limit, onLine, command(arguments));
    }

    /** Whether the backup host tells what the repositories hold. */
    boolean answers() {
        return isRunning(host())
                && onHost(QUESTION, line -> {}, List.of("list", "--json")).succeeded();
    }

    /** The name of the backup host; refuses where there is none. */
    String host() {
        Optional<BackupHost> host = cluster.plan().topology().backup();
        return host.map(BackupHost::name)
                .orElseThrow(() -> new RefusedException(
                        cluster.plan().name() + " has no backups: spec.backup.enabled is false",
                        "set spec.backup.enabled to true, then run pgcluster up"));
    }

    /** Gives {@code step} a line of output that is not part of the answer. */
    static void progress(String line, Consumer<String> step) {
        if (!line.isBlank() && "{}[] \"".indexOf(line.charAt(0)) < 0) {
            step.accept(line);
        }
    }

    private static JsonNode answer(List<String> arguments, Outcome outcome) {
        if (!outcome.succeeded()) {
            throw failure(arguments, outcome);
        }
        return BackupAnswers.tree(arguments.get(0), outcome.out());
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(arguments);
        return command;
    }

    /** With what the program said: on a member in its answer, on the backup host in its last lines, which end in what to do. */
    private static FailedException failure(List<String> arguments, Outcome outcome) {
        Optional<JsonNode> answer = BackupAnswers.problem(outcome.out());
        if (answer.isPresent()) {
            String found = arguments.get(0) + " failed: "
                    + answer.get().path("problem").asText();
            return BackupAnswers.text(answer.get().path("hint"))
                    .map(hint -> new FailedException(found, hint))
                    .orElseGet(() -> new FailedException(found));
        }
        List<String> said = outcome.complaint().lines().map(String::strip).toList();
        String prefix = PROGRAM + " " + arguments.get(0) + ": ";
        String problem = said.stream()
                .filter(line -> line.startsWith(prefix))
                .reduce((earlier, later) -> later)
                .map(line -> line.substring(prefix.length()))
                .orElseGet(() -> said.isEmpty() ? "exit code " + outcome.exit() : said.get(said.size() - 1));
        String what = arguments.get(0) + (arguments.get(0).equals("run") ? " " + arguments.get(1) : "") + " failed: ";
        return said.stream()
                .filter(line -> line.startsWith("do: "))
                .reduce((earlier, later) -> later)
                .map(line -> new FailedException(what + problem, line.substring("do: ".length())))
                .orElseGet(() -> new FailedException(what + problem));
    }
}
