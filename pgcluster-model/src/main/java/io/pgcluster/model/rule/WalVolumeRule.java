package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.value.MemorySize;
import java.util.List;
import java.util.Optional;

/** WAL that waits for a checkpoint or for a replica must not fill the volume, which stops the server. */
final class WalVolumeRule implements SpecRule {
    private static final String ID = "wal-volume";
    private static final MemorySize MIN_WAL = MemorySize.ofMebibytes(512);

    private static final String SLOTS = "max_slot_wal_keep_size";

    @Override
    public List<Finding> check(Candidate candidate) {
        WalSizing sizing = WalSizing.of(candidate.spec());
        boolean own = candidate.spec().resources().storage().walSize().isPresent();
        String volume = own ? "spec.resources.storage.walSize" : "spec.resources.storage.size";
        String space = own
                ? "the WAL volume of " + sizing.space()
                : "the " + sizing.space().mebibytes() + "Mi that WAL may take of the data volume (two fifths)";
        if (sizing.space().compareTo(MIN_WAL) < 0) {
            return List.of(Finding.error(
                    ID, volume, space + " is too small, expected at least " + MIN_WAL + " for WAL", "raise " + volume));
        }
        Optional<String> slots = ParameterText.of(candidate).text(SLOTS);
        if (slots.filter("-1"::equals).isPresent()) {
            return List.of(withoutLimit(sizing));
        }
        long taken = sizing.maxWalSize().bytes() + sizing.slotKeepSize().bytes();
        if (taken <= sizing.space().bytes()) {
            return List.of();
        }
        return List.of(Finding.error(
                ID,
                candidate.firstWritten(
                        volume, volume, "spec.postgres.parameters.max_wal_size", "spec.postgres.parameters." + SLOTS),
                "max_wal_size " + sizing.maxWalSize() + " and max_slot_wal_keep_size " + sizing.slotKeepSize()
                        + " together are more than " + space,
                "raise " + volume + ", or lower these two in spec.postgres.parameters"));
    }

    private static Finding withoutLimit(WalSizing sizing) {
        MemorySize room =
                new MemorySize(sizing.space().bytes() - sizing.maxWalSize().bytes());
        return Finding.error(
                ID,
                "spec.postgres.parameters." + SLOTS,
                SLOTS
                        + " -1 sets no limit: the WAL that one absent replica has not received fills the volume, which stops the"
                        + " primary",
                "remove it to have it sized, or set at most " + room.mebibytes()
                        + "MB; a replica beyond that is rebuilt");
    }
}
