package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.metric.Descriptor;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltinCollectorsTest {
    @Test
    void everyFileIsAcceptedAndHasTheNameOfItsCollector() {
        assertThat(defined().map(Collector::name)).containsExactlyElementsOf(CollectorFolder.names());
    }

    @Test
    void noTwoCollectorsShowTheSameFamily() {
        List<String> names = defined()
                .flatMap(collector -> collector.families().stream())
                .map(Descriptor::name)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyFamilyOfTheListIsDescribedWithItsTypeAndLabels() throws IOException {
        Set<String> described = defined()
                .flatMap(collector -> collector.families().stream())
                .map(family -> ListedFamily.described(family.name(), family.type(), family.labels()))
                .collect(Collectors.toSet());
        assertThat(described)
                .containsAll(ListedFamily.all().stream()
                        .filter(family -> !family.collector().equals("settings"))
                        .filter(BuiltinCollectorsTest::isOfASupportedVersion)
                        .map(ListedFamily::described)
                        .toList());
    }

    @Test
    void whatTheseCollectorsShowBeyondTheListIsListedAsAdditions() throws IOException {
        Set<String> names = ListedFamily.all().stream().map(ListedFamily::name).collect(Collectors.toSet());
        Set<String> collectors =
                ListedFamily.all().stream().map(ListedFamily::collector).collect(Collectors.toSet());
        assertThat(defined()
                        .filter(collector -> collectors.contains(collector.name()))
                        .flatMap(collector -> collector.families().stream())
                        .filter(family -> !names.contains(family.name()))
                        .map(family -> ListedFamily.described(family.name(), family.type(), family.labels())))
                .containsExactlyInAnyOrderElementsOf(ListedFamily.additions());
    }

    @Test
    void everyCollectorOfTheListHasItsNameAndItsDefault() throws IOException {
        Set<String> onByDefault = ListedFamily.all().stream()
                .filter(ListedFamily::onByDefault)
                .map(ListedFamily::collector)
                .collect(Collectors.toSet());
        Set<String> listed =
                ListedFamily.all().stream().map(ListedFamily::collector).collect(Collectors.toSet());
        assertThat(BuiltinCollectors.all()).extracting(Collector::name).containsAll(listed);
        assertThat(BuiltinCollectors.all())
                .filteredOn(collector -> listed.contains(collector.name()))
                .allSatisfy(collector -> assertThat(collector.onByDefault())
                        .as(collector.name())
                        .isEqualTo(onByDefault.contains(collector.name())));
    }

    private static boolean isOfASupportedVersion(ListedFamily family) {
        return Stream.of(12, 13, 14, 15, 16, 17, 18, 19).anyMatch(family.in()::contain);
    }

    private static Stream<DefinedCollector> defined() {
        return BuiltinCollectors.all().stream()
                .filter(DefinedCollector.class::isInstance)
                .map(DefinedCollector.class::cast);
    }
}
