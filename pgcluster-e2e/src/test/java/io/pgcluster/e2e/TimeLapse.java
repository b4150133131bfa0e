package io.pgcluster.e2e;

import java.util.regex.Pattern;

/**
 * Rules and routes with every duration shortened by one factor, as if time passed faster: windows, pending times and waits keep their
 * proportions, so a rule that fires after a minute fires after five seconds. Thresholds that compare seconds stay as they are.
 */
final class TimeLapse {
    /** Windows are twelve times shorter. A scrape every two seconds stands for one every 24, which is coarser than the bundle's 15. */
    static final int FACTOR = 12;

    private static final Pattern DURATION = Pattern.compile("(?<![\\w.])(\\d+)(ms|s|m|h|d|w)(?![\\w.])");

    private TimeLapse() {}

    static String of(String text) {
        return DURATION.matcher(text).replaceAll(found -> milliseconds(found.group(1), found.group(2)) / FACTOR + "ms");
    }

    private static long milliseconds(String number, String unit) {
        long factor =
                switch (unit) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    case "d" -> 86_400_000;
                    default -> 604_800_000;
                };
        return Long.parseLong(number) * factor;
    }
}
