package io.pgcluster.monitoring.rule.recording;

import io.pgcluster.monitoring.rule.Rule;
import io.pgcluster.monitoring.rule.RuleGroup;
import java.util.ArrayList;
import java.util.List;

/** The group of all recording rules that need no threshold. */
public final class RecordingRules {
    private RecordingRules() {}

    /** The group; a rule comes after those that it uses. */
    public static RuleGroup group() {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(LoadRecordings.ALL);
        rules.addAll(ReplicationRecordings.ALL);
        rules.addAll(StorageRecordings.ALL);
        return new RuleGroup("recording", rules);
    }
}
