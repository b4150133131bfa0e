package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class LongTransactionTest {
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "tr-TR"})
    void asksInDigitsThatTheServerReads(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(LongTransaction.query(Duration.ofMillis(1_500))).contains("interval '1500 milliseconds'");
    }
}
