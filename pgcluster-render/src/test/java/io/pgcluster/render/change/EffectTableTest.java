package io.pgcluster.render.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.shape.Shapes;
import io.pgcluster.render.target.compose.ComposeTarget;
import io.pgcluster.render.target.monitoring.MonitoringTarget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTableTest {
    private final EffectTable table = new ComposeTarget().effects();

    @Test
    void saysWhatAChangeOfEveryFieldCosts() {
        List<String> fields = fields();

        assertThat(fields).hasSizeGreaterThan(70).contains("spec.postgres.version", "spec.resources.storage.class");
        assertThat(fields).allSatisfy(field -> assertThat(table.ruleFor(field).consequence())
                .isNotBlank());
    }

    @Test
    void hasNoRuleForAFieldThatDoesNotExist() {
        List<String> fields = fields();

        assertThat(table.rules()).allSatisfy(rule -> assertThat(fields).anyMatch(rule::covers));
    }

    @Test
    void appliesTheMostSpecificRule() {
        assertThat(table.ruleFor("spec.backup.storage.bucket").effect()).isEqualTo(Effect.DATA_AT_RISK);
        assertThat(table.ruleFor("spec.backup.storage.size").effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void namesTheCostOfAFieldThatOnlyACompanionReads() {
        EffectTable both = table.with(new MonitoringTarget().effects());

        assertThat(new MonitoringTarget().effects().rules())
                .allSatisfy(rule -> assertThat(fields()).anyMatch(rule::covers))
                .allSatisfy(rule -> assertThat(both.ruleFor(rule.path())).isEqualTo(rule));
        assertThat(both.ruleFor("spec.monitoring.prometheus")).isEqualTo(table.ruleFor("spec.monitoring.prometheus"));
    }

    @Test
    void refusesAFieldThatTheTableDoesNotKnow() {
        assertThatThrownBy(() -> table.ruleFor("spec.postgres.flavour"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spec.postgres.flavour");
    }

    /** Every field of a specification by its keys in the YAML, as a comparison names it: a list is one field. */
    private static List<String> fields() {
        List<String> fields = new ArrayList<>();
        Shape.Section document = Shapes.document();
        for (String part : List.of("metadata", "spec")) {
            collect(document.field(part).orElseThrow().shape(), part, fields);
        }
        return fields;
    }

    private static void collect(Shape shape, String path, List<String> fields) {
        if (shape instanceof Shape.Section section) {
            section.fields().forEach(field -> collect(field.shape(), path + "." + field.name(), fields));
        } else {
            fields.add(path);
        }
    }
}
