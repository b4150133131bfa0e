package io.pgcluster.operate.backup.extract;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.operate.backup.BackupAnswers;
import io.pgcluster.operate.backup.BackupProgram;
import io.pgcluster.operate.backup.RecoveryTarget;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.backup.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Brings a table, a schema or a database as it was next to the live one, while the cluster takes writes. The backup host restores into a
 * throw-away server and sends; the primary loads all of it, or nothing. Nothing is kept of a run that was interrupted: the next one
 * removes what it left.
 */
public final class Extracts {
    private static final Duration QUESTION = Duration.ofMinutes(2);
    private static final Duration CHECK = Duration.ofMinutes(10);
    private static final Duration LIMIT = Duration.ofHours(24);

    private final RunningCluster cluster;
    private final BackupProgram program;

    /** What is in the backups of {@code cluster}. */
    public Extracts(RunningCluster cluster) {
        this.cluster = cluster;
        this.program = new BackupProgram(cluster);
    }

    /**
     * Finds out what bringing back {@code request} would do. Changes nothing, except that a target after the last archived transaction
     * has the primary archive its newest WAL.
     *
     * @throws RefusedException if the target cannot be restored, or the name exists
     * @throws FailedException if the primary cannot load it, with the reason
     */
    public ExtractPlan plan(ExtractRequest request, Consumer<String> step) {
        String primary = cluster.requirePrimary();
        step.accept("checking what is on " + primary);
        JsonNode facts = program.onMember(primary, QUESTION, check(request));
        step.accept("asking the backup host for " + request.target().describe());
        JsonNode answer = preflight(request.target(), step);
        List<String> slots = new ArrayList<>();
        facts.path("logicalSlots").forEach(slot -> slots.add(slot.asText()));
        return new ExtractPlan(
                request,
                facts.path("into").asText(),
                answer.path("backup").asText(),
                answer.path("sizeBytes").asLong(),
                BackupAnswers.window(answer.path("window")),
                primary,
                facts.path("freeBytes").asLong(),
                slots);
    }

    /**
     * Does what {@code plan} says.
     *
     * @throws FailedException with the reason; nothing was loaded
     */
    public ExtractReport run(ExtractPlan plan, Consumer<String> step) {
        long start = System.nanoTime();
        ExtractRequest request = plan.request();
        List<String> take = new ArrayList<>(List.of("extract"));
        take.addAll(request.selection());
        take.addAll(request.target().arguments());
        take.addAll(List.of("--into", plan.into()));
        List<String> load = List.of(
                "load",
                "--owner",
                cluster.plan().cluster().spec().postgres().user().text());
        JsonNode answer = program.send(take, plan.primary(), load, LIMIT, step);
        return new ExtractReport(
                answer.path("into").asText(),
                answer.path("owner").asText(),
                answer.path("formerOwner").asText(),
                BackupAnswers.text(answer.path("lastTransaction")),
                Duration.ofNanos(System.nanoTime() - start),
                nodes(answer.path("tables")).stream().map(Extracts::table).toList(),
                texts(answer.path("leftOut")),
                texts(answer.path("statements")));
    }

    private static List<String> check(ExtractRequest request) {
        List<String> arguments = new ArrayList<>(List.of("load-check"));
        arguments.addAll(request.selection());
        request.into().ifPresent(name -> arguments.addAll(List.of("--into", name)));
        arguments.addAll(request.target().arguments());
        return arguments;
    }

    /** Minutes may pass until a transaction is archived by itself: if the target is not in the archive yet, that is not waited for. */
    private JsonNode preflight(RecoveryTarget target, Consumer<String> step) {
        JsonNode answer = program.preflight(target);
        if (!answer.path("ok").asBoolean(false) && target.kind() == RecoveryTarget.Kind.TIME) {
            step.accept("archiving the newest WAL");
            program.run(JobKind.CHECK.id(), CHECK, step);
            answer = program.preflight(target);
        }
        return BackupProgram.requireRestorable(answer);
    }

    private static ExtractedTable table(JsonNode node) {
        JsonNode now = node.path("rowsNow");
        return new ExtractedTable(
                node.path("schema").asText(),
                node.path("table").asText(),
                node.path("rowsThen").asLong(),
                node.path("rowsLoaded").asLong(),
                now.isIntegralNumber() ? OptionalLong.of(now.asLong()) : OptionalLong.empty(),
                node.path("unlogged").asBoolean(false));
    }

    private static List<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return nodes(array).stream().map(JsonNode::asText).toList();
    }
}
