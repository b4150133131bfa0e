package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Companion;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.model.value.Port;
import java.util.ArrayList;
import java.util.List;

/** Ports on the host: each once, and each one that exists. */
final class PublishedPortsRule implements SpecRule {
    private static final String ID = "published-ports";
    private static final int LAST = 65535;

    @Override
    public List<Finding> check(Candidate candidate) {
        List<Range> ranges = ranges(candidate.spec());
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < ranges.size(); index++) {
            Range range = ranges.get(index);
            if (range.last() > LAST) {
                findings.add(range.beyond());
            }
            ranges.subList(0, index).stream()
                    .filter(range::overlaps)
                    .findFirst()
                    .ifPresent(earlier -> findings.add(range.twice(earlier)));
        }
        return findings;
    }

    private static List<Range> ranges(ClusterSpec spec) {
        PublishSpec publish = spec.network().publish();
        int proxies = spec.highAvailability().proxies();
        boolean pooled = spec.pooling().enabled();
        List<Range> ranges = new ArrayList<>();
        if (pooled) {
            int poolers = spec.pooling().instances();
            ranges.add(new Range("port", publish.port(), poolers, "pooler", "spec.pooling.instances"));
            ranges.add(Range.ofProxies("readWritePort", publish.readWritePort(), proxies));
        } else {
            ranges.add(Range.ofProxies("port", publish.port(), proxies));
        }
        ranges.add(Range.ofProxies("readOnlyPort", publish.readOnlyPort(), proxies));
        if (spec.monitoring().prometheus()) {
            ranges.add(Range.ofOne("metricsPort", publish.metricsPort(), "exporter"));
        }
        for (Companion companion : Companion.of(spec)) {
            companion
                    .page(publish)
                    .ifPresent(page -> ranges.add(Range.ofOne(page.field(), page.port(), companion.title())));
        }
        return ranges;
    }

    /** Ports in a row, one for each process that counts up from {@code start}. */
    private record Range(String field, Port start, int count, String process, String countField) {
        static Range ofProxies(String field, Port start, int count) {
            return new Range(field, start, count, "proxy", "spec.highAvailability.proxies");
        }

        static Range ofOne(String field, Port port, String process) {
            return new Range(field, port, 1, process, "");
        }

        int first() {
            return start.number();
        }

        int last() {
            return first() + count - 1;
        }

        boolean overlaps(Range other) {
            return first() <= other.last() && other.first() <= last();
        }

        Finding beyond() {
            return Finding.error(
                    ID, path(), this + " go beyond " + LAST, "choose a lower port, or lower " + countField);
        }

        Finding twice(Range earlier) {
            String whose = count == 1 ? "" : this + ", and ";
            return Finding.error(
                    ID,
                    path(),
                    "port " + Math.max(first(), earlier.first()) + " is published twice: " + whose + earlier
                            + (earlier.count == 1 ? " belongs" : " belong") + " to \"" + earlier.field + "\"",
                    "choose a " + field + " outside that range");
        }

        private String path() {
            return "spec.network.publish." + field;
        }

        @Override
        public String toString() {
            return count == 1
                    ? "port " + first()
                    : "ports " + first() + " to " + last() + " (one for each " + process + ")";
        }
    }
}
