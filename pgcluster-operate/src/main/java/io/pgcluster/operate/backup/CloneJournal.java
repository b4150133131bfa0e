package io.pgcluster.operate.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a restore into a new cluster stands; written to a file of the new cluster after each step.
 *
 * @param source the cluster whose backups it comes from
 * @param started when its first step began, ISO 8601 in UTC
 * @param target the target for people
 * @param plan the backup host's answer
 * @param done the steps that are done
 * @param result what the restore of the data answered; null before it is done
 */
record CloneJournal(
        String source,
        String started,
        String target,
        JsonNode plan,
        List<CloneStep> done,
        @Nullable JsonNode result) {
    CloneJournal {
        done = List.copyOf(done);
    }

    static CloneJournal of(ClonePlan plan, Instant now) {
        return new CloneJournal(
                plan.source(), now.toString(), plan.target().describe(), plan.answer(), List.of(), null);
    }

    CloneJournal with(CloneStep step) {
        List<CloneStep> more = new ArrayList<>(done);
        more.add(step);
        return new CloneJournal(source, started, target, plan, more, result);
    }

    CloneJournal restored(JsonNode answer) {
        return new CloneJournal(source, started, target, plan, done, answer);
    }

    @JsonIgnore
    boolean isFinished() {
        return done.containsAll(List.of(CloneStep.values()));
    }

    /** Whether the cluster can be started as any other: the data is there, and the consensus store knows it. */
    @JsonIgnore
    boolean hasData() {
        return done.contains(CloneStep.ADOPT_DATA);
    }

    /** The first step that is not done; the last one if all are. */
    CloneStep next() {
        return List.of(CloneStep.values()).stream()
                .filter(step -> !done.contains(step))
                .findFirst()
                .orElse(CloneStep.START_CLUSTER);
    }

    JsonNode answer() {
        return result == null ? MissingNode.getInstance() : result;
    }

    /** What it is, for people. */
    String describe() {
        return "a restore of " + source + " to " + target;
    }
}
