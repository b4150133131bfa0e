package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.model.spec.TimingProfile;
import java.util.List;

/** A timing profile that does not suit the machine or the replication mode. */
final class TimingProfileRule implements SpecRule {
    private static final String ID = "timing-profile";
    private static final String PATH = "spec.highAvailability.failover.profile";
    private static final int ONE_CORE = 1000;

    @Override
    public List<Finding> check(Candidate candidate) {
        HighAvailabilitySpec availability = candidate.spec().highAvailability();
        TimingProfile profile = availability.failover().profile();
        if (!availability.enabled()) {
            return List.of();
        }
        if (profile == TimingProfile.FAST
                && candidate.spec().resources().postgres().cpu().millis() < ONE_CORE) {
            return List.of(Finding.warning(
                    ID,
                    PATH,
                    "profile fast quickly replaces a primary that does not respond, and a server limited to "
                            + candidate.spec().resources().postgres().cpu()
                            + " CPU can stop responding under load",
                    "set spec.resources.postgres.cpu to 1 or more, or profile to normal"));
        }
        boolean late = profile == TimingProfile.SAFE || profile == TimingProfile.WIDE;
        if (late && availability.replication().mode() == ReplicationMode.ASYNC) {
            return List.of(Finding.warning(
                    ID,
                    PATH,
                    "profile " + profile + " replaces a lost primary late, and with mode async a"
                            + " primary that is cut off meanwhile confirms commits that are then lost",
                    "set replication mode to sync or quorum, or profile to normal"));
        }
        return List.of();
    }
}
