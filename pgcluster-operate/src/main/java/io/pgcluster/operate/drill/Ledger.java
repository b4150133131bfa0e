package io.pgcluster.operate.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client knows of its rows: which were acknowledged, by whom and when, and of which the outcome is unknown. Thread-safe. */
public final class Ledger {
    private final List<Acknowledgement> acknowledged = new ArrayList<>();
    private final Set<Long> unknown = new HashSet<>();
    private long errors;
    private String lastError = "";

    /** The row was committed. */
    public synchronized void acknowledge(Acknowledgement acknowledgement) {
        acknowledged.add(acknowledgement);
    }

    /** The row was sent, and no answer came: it may be there or not. */
    public synchronized void unknown(long id, String error) {
        unknown.add(id);
        failed(error);
    }

    /** Nothing was sent, since there was no connection. */
    public synchronized void failed(String error) {
        errors++;
        lastError = error;
    }

    /** Number of acknowledged rows. */
    public synchronized int size() {
        return acknowledged.size();
    }

    /** Number of rows acknowledged at or after {@code nanos}. */
    public synchronized int sizeSince(long nanos) {
        int count = 0;
        // They come nearly in order, so the end of the list is enough to look at.
        for (int i = acknowledged.size() - 1; i >= 0 && acknowledged.get(i).nanos() >= nanos; i--) {
            count++;
        }
        return count;
    }

    /** Number of errors that the client saw. */
    public synchronized long errors() {
        return errors;
    }

    /** The last error that the client saw; empty if there was none. */
    public synchronized String lastError() {
        return lastError;
    }

    /**
     * What can be told from the rows that the database {@code present}ly has; {@code from} and {@code to} bound the outage.
     *
     * @param eachWriter the outage is the longest of any single writer, rather than the longest time in which none had an answer
     */
    public synchronized Account account(Set<Long> present, long from, long to, boolean eachWriter) {
        List<Acknowledgement> byArrival = new ArrayList<>(acknowledged);
        byArrival.sort(Comparator.comparingLong(Acknowledgement::nanos));
        long lost =
                byArrival.stream().filter(row -> !present.contains(row.id())).count();
        long unacknowledged = unknown.stream().filter(present::contains).count();
        return new Account(
                acknowledged.size(),
                lost,
                unknown.size(),
                unacknowledged,
                eachWriter ? longestGapOfAWriter(byArrival, from, to) : longestGap(byArrival, from, to),
                Takeovers.of(acknowledged));
    }

    private static Duration longestGapOfAWriter(List<Acknowledgement> byArrival, long from, long to) {
        return byArrival.stream().collect(Collectors.groupingBy(Acknowledgement::writer)).values().stream()
                .map(rows -> longestGap(rows, from, to))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ofNanos(to - from));
    }

    /** The longest time without an acknowledgement to any writer; it begins and ends with one, or with the observation. */
    private static Duration longestGap(List<Acknowledgement> byArrival, long from, long to) {
        long longest = 0;
        long last = from;
        for (Acknowledgement row : byArrival) {
            if (row.nanos() < from) {
                continue;
            }
            if (row.nanos() > to) {
                break;
            }
            longest = Math.max(longest, row.nanos() - last);
            last = row.nanos();
        }
        return Duration.ofNanos(Math.max(longest, to - last));
    }
}
