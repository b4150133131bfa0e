package io.pgcluster.operate.secret;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Days as users and programs both read them. */
final class Dates {
    private Dates() {}

    /** The day in UTC, such as {@code 2027-01-31}. */
    static String day(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(instant.atZone(ZoneOffset.UTC));
    }
}
