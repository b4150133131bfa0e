package io.pgcluster.operate.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a restore stands; written to a file before and after each step.
 *
 * @param kind what is being done
 * @param started when its first step began, ISO 8601 in UTC
 * @param target the target for people
 * @param primary the member whose data is replaced
 * @param replicas the other members
 * @param plan the backup host's answer
 * @param done the steps that are done
 * @param keptBefore what was kept on the volume of the primary before its data was replaced; null before that step
 * @param broughtBack the kept directory that the way back brings back; null if it is not chosen, or nothing was replaced
 * @param replaced whether data of the primary was replaced; not known before that step is done
 * @param result what the restore answered; not there before that step is done
 */
record RestoreJournal(
        Kind kind,
        String started,
        String target,
        String primary,
        List<String> replicas,
        JsonNode plan,
        List<RestoreStep> done,
        @Nullable List<String> keptBefore,
        @Nullable String broughtBack,
        boolean replaced,
        @Nullable JsonNode result) {
    /** What is being done. */
    enum Kind {
        /** Data is brought to a target. */
        RESTORE,
        /** The data of before a restore is brought back. */
        UNDO
    }

    RestoreJournal {
        replicas = List.copyOf(replicas);
        done = List.copyOf(done);
    }

    static RestoreJournal of(RestorePlan plan, Instant now) {
        return new RestoreJournal(
                Kind.RESTORE,
                now.toString(),
                plan.target().describe(),
                plan.primary(),
                plan.replicas(),
                plan.answer(),
                List.of(),
                null,
                null,
                false,
                null);
    }

    /** The way back from what this did. */
    RestoreJournal undoing(Instant now) {
        return new RestoreJournal(
                Kind.UNDO, now.toString(), target, primary, replicas, plan, List.of(), keptBefore, null, false, null);
    }

    RestoreJournal with(RestoreStep step) {
        List<RestoreStep> more = new ArrayList<>(done);
        more.add(step);
        return new RestoreJournal(
                kind, started, target, primary, replicas, plan, more, keptBefore, broughtBack, replaced, result);
    }

    RestoreJournal keeping(List<String> names) {
        return new RestoreJournal(
                kind,
                started,
                target,
                primary,
                replicas,
                plan,
                done,
                List.copyOf(names),
                broughtBack,
                replaced,
                result);
    }

    RestoreJournal bringingBack(String name) {
        return new RestoreJournal(
                kind, started, target, primary, replicas, plan, done, keptBefore, name, replaced, result);
    }

    RestoreJournal replacedBy(JsonNode answer) {
        return new RestoreJournal(
                kind, started, target, primary, replicas, plan, done, keptBefore, broughtBack, true, answer);
    }

    @JsonIgnore
    boolean isFinished() {
        return done.containsAll(List.of(RestoreStep.values()));
    }

    /** The first step that is not done; the last one if all are. */
    RestoreStep next() {
        return List.of(RestoreStep.values()).stream()
                .filter(step -> !done.contains(step))
                .findFirst()
                .orElse(RestoreStep.BACK_UP);
    }

    JsonNode answer() {
        return result == null ? MissingNode.getInstance() : result;
    }

    /** What it is, for people. */
    String describe() {
        return kind == Kind.RESTORE ? "a restore to " + target : "the way back from a restore to " + target;
    }
}
