package io.pgcluster.cli.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Metadata;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectTableTest {
    private final EffectTable table = EffectTable.read();

    @Test
    void saysWhatAChangeOfEveryFieldCosts() {
        List<String> fields = fields();

        assertThat(fields).hasSizeGreaterThan(70).contains("spec.postgres.version", "spec.resources.storage.walSize");
        assertThat(fields).allSatisfy(field -> assertThat(table.ruleFor(field).consequence())
                .isNotBlank());
    }

    @Test
    void hasNoRuleForAFieldThatIsNotThere() {
        List<String> fields = fields();

        assertThat(table.rules()).allSatisfy(rule -> assertThat(fields).anyMatch(rule::covers));
    }

    @Test
    void takesTheMostSpecificRule() {
        assertThat(table.ruleFor("spec.monitoring.detailedLogging").effect()).isEqualTo(Effect.RELOAD);
        assertThat(table.ruleFor("spec.monitoring.grafana").effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void refusesAFieldThatNobodyThoughtOf() {
        assertThatThrownBy(() -> table.ruleFor("spec.postgres.flavour"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spec.postgres.flavour");
    }

    private static List<String> fields() {
        List<String> fields = new ArrayList<>();
        collect(Metadata.class, "metadata", fields);
        collect(ClusterSpec.class, "spec", fields);
        return fields;
    }

    private static void collect(Class<?> type, String path, List<String> fields) {
        for (RecordComponent component : type.getRecordComponents()) {
            String child = path + "." + component.getName();
            Class<?> inner = raw(component.getGenericType());
            if (inner.isRecord() && inner.getPackage().equals(ClusterSpec.class.getPackage())) {
                collect(inner, child, fields);
            } else {
                fields.add(child);
            }
        }
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == Optional.class
                    ? raw(parameterized.getActualTypeArguments()[0])
                    : Object.class;
        }
        return (Class<?>) type;
    }
}
