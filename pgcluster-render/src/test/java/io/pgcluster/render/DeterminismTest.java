package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.bundle.Bundle;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bundle that differed from machine to machine would show changes that no one made, and restart databases for them. */
@Isolated
class DeterminismTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone timeZone = TimeZone.getDefault();

    static List<String> examples() {
        return Examples.names();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(timeZone);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheSameBytesInEveryLocaleAndTimeZone(String example) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Bundle expected = Examples.bundle(example);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        assertThat(Examples.bundle(example)).isEqualTo(expected);
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
        assertThat(Examples.bundle(example)).isEqualTo(expected);
    }
}
