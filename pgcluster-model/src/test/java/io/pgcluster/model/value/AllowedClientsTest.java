package io.pgcluster.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedClientsTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0.0.0.0, true, true",
        "127.0.0.1/32, 127.0.0.1, true, true",
        "::1/128, 127.0.0.1, true, true",
        "127.0.0.0/8, ::1, true, true",
        "10.0.0.0/8, 127.0.0.1, false, false",
        "10.0.0.0/8, 0.0.0.0, false, false",
        "10.0.0.0/8, 10.0.0.5, false, true",
        "10.0.0.0/8, 192.0.2.5, false, false",
        "172.16.0.0/12, 0.0.0.0, false, false",
        "0.0.0.0/0, 0.0.0.0, true, true",
        "0.0.0.0/0, 192.0.2.5, true, true",
        "0.0.0.0/0, ::, false, false",
        "::/0, ::, false, false",
        "::/0 0.0.0.0/0, ::, true, true",
        "fd00::/8, fd00::5, false, false"
    })
    void admitsRelayedClientsOnlyWhereAllOfThemAreAllowed(
            String networks, String address, boolean relayed, boolean host) {
        AllowedClients clients = of(networks, address);

        assertThat(clients.admitsRelayed()).as("relayed").isEqualTo(relayed);
        assertThat(clients.admitsThisHost()).as("this host").isEqualTo(host);
    }

    private static AllowedClients of(String networks, String address) {
        List<Cidr> list = networks.isEmpty()
                ? List.of()
                : Arrays.stream(networks.split(" ")).map(Cidr::new).toList();
        return new AllowedClients(list, address);
    }
}
