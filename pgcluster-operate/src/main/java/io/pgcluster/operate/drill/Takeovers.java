package io.pgcluster.operate.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often another server wrote than the one before, by the servers' own clock. One promotion gives one; two servers that both take
 * writes alternate and give many.
 */
final class Takeovers {
    private Takeovers() {}

    static int of(List<Acknowledgement> rows) {
        List<Acknowledgement> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparingLong(Acknowledgement::serverMicros));
        int takeovers = 0;
        for (int i = 1; i < ordered.size(); i++) {
            if (!ordered.get(i).server().equals(ordered.get(i - 1).server())) {
                takeovers++;
            }
        }
        return takeovers;
    }
}
