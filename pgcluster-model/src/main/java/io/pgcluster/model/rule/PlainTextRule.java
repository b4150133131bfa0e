package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Severity;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.tree.ListNode;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * No control characters in what ends up in configuration files, where a line break would begin another setting. The description, which
 * ends up in documents only, and certificates and collectors, which are files of their own, may have several lines.
 */
final class PlainTextRule implements SpecRule {
    private static final Pattern SEVERAL_LINES = Pattern.compile(
            "metadata\\.description|spec\\.monitoring\\.exporter\\.customCollectors|spec\\.backup\\.(copies\\[\\d+]\\.)?storage\\.certificateAuthority");

    @Override
    public List<Finding> check(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        walk(candidate.written(), SpecPath.ROOT, findings);
        return findings;
    }

    private static void walk(SpecNode node, SpecPath path, List<Finding> findings) {
        if (node instanceof MapNode map) {
            map.entries().forEach((key, entry) -> {
                text(key, path, findings);
                walk(entry.value(), path.child(key), findings);
            });
        } else if (node instanceof ListNode list) {
            for (int index = 0; index < list.elements().size(); index++) {
                walk(list.elements().get(index), path.element(index), findings);
            }
        } else if (node instanceof ScalarNode scalar) {
            text(scalar.text(), path, findings);
        }
    }

    private static void text(String text, SpecPath path, List<Finding> findings) {
        boolean lines = SEVERAL_LINES.matcher(path.text()).matches();
        text.chars()
                .filter(Character::isISOControl)
                .filter(character -> !(lines && (character == '\n' || character == '\t')))
                .findFirst()
                .ifPresent(character -> findings.add(new Finding(
                        "plain-text",
                        Severity.ERROR,
                        path,
                        String.format(
                                Locale.ROOT,
                                lines
                                        ? "the text contains the control character U+%04X"
                                        : "the text contains the control character U+%04X, expected one line",
                                character),
                        lines ? "remove it" : "write it on one line, without line breaks or tabs")));
    }
}
