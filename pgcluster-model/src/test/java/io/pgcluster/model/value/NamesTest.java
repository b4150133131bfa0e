package io.pgcluster.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "my-postgres-cluster",
                "a1",
                "a234567890123456789012345678901234567890123456789012345678901bc"
            })
    void acceptsDnsLabels(String text) {
        assertThat(new DnsLabel(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "1a",
                "-a",
                "a-",
                "a_b",
                "a.b",
                "a\n",
                "a2345678901234567890123456789012345678901234567890123456789012bcd"
            })
    void refusesMalformedDnsLabels(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DnsLabel(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app",
                "_x",
                "App",
                "my-app",
                "1a",
                "a b",
                "a\"b",
                "it's",
                "a;drop",
                "주문",
                "all",
                "a23456789012345678901234567890123456789012345678901234567890123"
            })
    void acceptsEveryNameThatPostgresKeepsAsItIs(String text) {
        assertThat(new SqlIdentifier(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a ",
                "a\nb",
                "a\tb",
                "a\0b",
                "a\u2028b",
                "a\ud800",
                "a234567890123456789012345678901234567890123456789012345678901234",
                "주문주문주문주문주문주문주문주문주문주문주문"
            })
    void refusesNamesThatWouldArriveChanged(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SqlIdentifier(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "0.0.0.0/0", "192.168.1.7/32", "fd00::/8", "::/0", "2001:db8::1/128"})
    void acceptsNetworks(String text) {
        assertThat(new Cidr(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0/8", "256.0.0.0/8", "10.0.0.0/33", "fd00::/129", "fd00::", "all"})
    void refusesMalformedNetworks(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cidr(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "192.168.1.0/16", "0.0.0.1/0", "fd00::1/64", "::1/0"})
    void refusesAnAddressWhereANetworkIsExpected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cidr(text))
                .withMessageContaining("for that one address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010.0.0.0/8",
                "10.0.0.0/08x",
                ":::::/8",
                "1:2:3/48",
                "fd00::g/64",
                "::ffff:1.2.3.4/128",
                "10.0.0.0/8 "
            })
    void refusesWhatReadersOfAccessRulesWouldRefuse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cidr(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "::1/128, ::1, true",
        "::1/128, ::2, false",
        "127.0.0.1/32, ::1, false"
    })
    void knowsWhichAddressesAreInANetwork(String network, String address, boolean inside) {
        assertThat(new Cidr(network).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres:15.19",
                "pgcluster/postgres:15-1",
                "registry.example.com:5000/team/postgres:17",
                "postgres@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void acceptsImagesWithAVersion(String text) {
        assertThat(new ImageReference(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "postgres", "postgres:latest", "registry.example.com:5000/postgres", "Postgres:15", "a b:1"})
    void refusesImagesWithoutOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageReference(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 80, 1023, 65536})
    void refusesPortsThatCannotBeBound(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Port(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Seoul", "utc ", "GMT+25"})
    void refusesUnknownTimeZones(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeZoneName(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "0 25 * * *", "60 * * * *", "0 2 * * * *", "@never", "0 2 32 * *"})
    void refusesWhatCronWouldNotAcceptAndQuotesIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CronExpression(text))
                .withMessageContaining("\"" + text + "\"");
    }

    @Test
    void namesTheNextRunsOfASchedule() {
        CronExpression schedule = new CronExpression("0 2 * * 0");

        assertThat(schedule.next(ZonedDateTime.parse("2026-11-24T00:00:00Z"), 2))
                .containsExactly(
                        ZonedDateTime.parse("2026-11-29T02:00:00Z"), ZonedDateTime.parse("2026-12-06T02:00:00Z"));
        assertThat(new CronExpression("0 2 30 2 *").next(ZonedDateTime.parse("2026-11-24T00:00:00Z"), 1))
                .isEmpty();
    }
}
