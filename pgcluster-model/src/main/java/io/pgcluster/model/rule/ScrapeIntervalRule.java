package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.value.TimeSpan;
import java.util.List;

/** Rates of five minutes, which rules and dashboards show, need several scrapes; and a scrape takes time. */
final class ScrapeIntervalRule implements SpecRule {
    private static final TimeSpan SHORTEST = TimeSpan.parse("1s");
    private static final TimeSpan LONGEST = TimeSpan.parse("1m");

    @Override
    public List<Finding> check(Candidate candidate) {
        TimeSpan interval = candidate.spec().monitoring().scrapeInterval();
        if (interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0) {
            return List.of();
        }
        return List.of(Finding.error(
                "scrape-interval",
                "spec.monitoring.scrapeInterval",
                "metrics would be read every " + interval + ", expected " + SHORTEST + " to " + LONGEST
                        + ": rates over five minutes, which the rules and dashboards use, need at least four scrapes",
                "write 15s; a longer interval saves little"));
    }
}
