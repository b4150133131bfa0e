package io.pgcluster.model.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueDomainTest {
    private static final ValueDomain BLOCKS =
            new IntegerDomain(16, 1073741823, 1, Optional.empty(), Optional.of(ParameterUnit.BLOCK));
    private static final ValueDomain SECONDS =
            new IntegerDomain(1, 600, 1, Optional.empty(), Optional.of(ParameterUnit.SECOND));
    private static final ValueDomain COUNT = new IntegerDomain(-1, 100, 1, Optional.empty(), Optional.empty());
    private static final ValueDomain FRACTION = new RealDomain(0, 1, Optional.empty());
    private static final ValueDomain COST = new RealDomain(0, 1.79769e308, Optional.empty());
    private static final ValueDomain LEVEL = new EnumDomain(List.of("debug1", "info"), List.of("debug"));

    @ParameterizedTest
    @CsvSource({
        "128MB, 16384",
        "1GB, 131072",
        "16, 16",
        "0x10, 16",
        "020, 16",
        "128kB, 16",
        "131072B, 16",
        "0.5MB, 64",
        "' 1 GB ', 131072",
        "1.0001GB, 131072"
    })
    void readsAmountsOfMemory(String value, double blocks) {
        assertThat(number(BLOCKS, value)).isEqualTo(blocks);
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "1min, 60", "1500ms, 2", "0.5min, 30", "600000ms, 600", "1e2, 100", "2.5, 2", ".6, 1"})
    void readsDurations(String value, double seconds) {
        assertThat(number(SECONDS, value)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "1_000",
                "1,000",
                "08",
                "-.5",
                "nan",
                "inf",
                "7 7",
                "1e400",
                "99999999999999999999"
            })
    void refusesValuesThatAreNotWholeNumbersInRange(String value) {
        assertThat(COUNT.check(value).isAccepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            64kB   | "64kB" is out of range: it must be a whole number between 128kB and 8589934584kB | choose a whole number between 128kB and 8589934584kB
            2Gi    | "2Gi" has an unknown unit "Gi"; it takes B, kB, MB, GB, TB     | write GB (upper and lower case matter)
            128mb  | "128mb" has an unknown unit "mb"; it takes B, kB, MB, GB, TB   | write MB (upper and lower case matter)
            5min   | "5min" has an unknown unit "min"; it takes B, kB, MB, GB, TB   | write one of B, kB, MB, GB, TB after the number
            much   | "much" is not a whole number | write a whole number, with or without one of B, kB, MB, GB, TB (without, it counts in 8kB)
            """)
    void saysWhatIsWrongWithAnAmountOfMemory(String value, String problem, String hint) {
        assertThat(BLOCKS.check(value)).isEqualTo(new ValueCheck.Rejected(problem, hint));
    }

    @Test
    void saysThatACountHasNoUnit() {
        assertThat(COUNT.check("5MB"))
                .isEqualTo(new ValueCheck.Rejected(
                        "\"5MB\" is not a whole number: \"MB\" follows the number, and it has no unit",
                        "write the number alone"));
    }

    @Test
    void refusesNumbersBetweenStepsAndInGaps() {
        ValueDomain steps = new IntegerDomain(0, 160, 16, Optional.empty(), Optional.empty());
        assertThat(steps.check("48").isAccepted()).isTrue();
        assertThat(steps.check("40"))
                .isEqualTo(new ValueCheck.Rejected(
                        "\"40\" is between two steps: it must be a multiple of 16 between 0 and 160",
                        "choose a multiple of 16 between 0 and 160"));
        ValueDomain gap = new IntegerDomain(
                0, 1024, 1, Optional.of(new IntegerDomain.Gap(1, 127)), Optional.of(ParameterUnit.KILOBYTE));
        assertThat(gap.check("0").isAccepted()).isTrue();
        assertThat(gap.check("64kB"))
                .isEqualTo(new ValueCheck.Rejected(
                        "\"64kB\" is in a gap of the range: it must be a whole number between 0 and 1MB, except 1kB to 127kB",
                        "choose a whole number between 0 and 1MB, except 1kB to 127kB"));
    }

    @Test
    void showsBothLimitsOfARealNumber() {
        assertThat(FRACTION.check("1.5"))
                .isEqualTo(new ValueCheck.Rejected(
                        "\"1.5\" is out of range: it must be a number between 0 and 1",
                        "choose a number between 0 and 1"));
        assertThat(COST.check("-1"))
                .isEqualTo(new ValueCheck.Rejected(
                        "\"-1\" is out of range: it must be a number of at least 0", "choose a number of at least 0"));
    }

    @Test
    void acceptsHiddenWordsButDoesNotAdvertiseThem() {
        assertThat(LEVEL.check("DEBUG").isAccepted()).isTrue();
        assertThat(LEVEL.check("verbose"))
                .isEqualTo(new ValueCheck.Rejected(
                        "\"verbose\" is not one of the allowed values: debug1, info", "write one of debug1, info"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "OFF", "of", "t", "fal", "Y", "no", "1", "0"})
    void acceptsTheServersSpellingsOfABoolean(String value) {
        assertThat(new BooleanDomain().check(value).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "o", "onn", " on", "10", "enabled", "ı"})
    void refusesOtherSpellingsOfABoolean(String value) {
        assertThat(new BooleanDomain().check(value).isAccepted()).isFalse();
    }

    @Test
    void refusesLineBreaksInText() {
        assertThat(new StringDomain().check("a\nb").isAccepted()).isFalse();
        assertThat(new StringDomain().check("%m [%p] ").isAccepted()).isTrue();
    }

    private static double number(ValueDomain domain, String value) {
        assertThat(domain.check(value)).isInstanceOf(ValueCheck.Accepted.class);
        return ((ValueCheck.Accepted) domain.check(value)).number().orElseThrow();
    }
}
