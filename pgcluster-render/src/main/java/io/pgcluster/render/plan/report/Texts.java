package io.pgcluster.render.plan.report;

import io.pgcluster.model.value.MemorySize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** Amounts as users read them. */
final class Texts {
    private static final BigDecimal MIB = BigDecimal.valueOf(1L << 20);

    private Texts() {}

    /** Mebibytes with at most one decimal, so that a column can be added up. */
    static String mebibytes(long bytes) {
        BigDecimal amount = BigDecimal.valueOf(bytes).divide(MIB, 1, RoundingMode.HALF_UP);
        return amount.stripTrailingZeros().toPlainString() + " MiB";
    }

    static String mebibytes(MemorySize size) {
        return mebibytes(size.bytes());
    }

    /** Seconds with the decimals it needs. */
    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    static String bound(Optional<Duration> bound) {
        return bound.map(duration -> duration.isZero() ? "none" : "at most " + seconds(duration))
                .orElse("no bound");
    }
}
