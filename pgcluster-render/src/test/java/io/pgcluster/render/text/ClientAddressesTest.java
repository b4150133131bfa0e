package io.pgcluster.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
    @Test
    void leavesPlainValuesOfLibpqAsTheyAre() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("host", "db.example.com,10.0.0.1");
        parameters.put("sslrootcert", "/etc/pgcluster/ca-1.crt");

        assertThat(LibpqText.write(parameters))
                .isEqualTo("host=db.example.com,10.0.0.1 sslrootcert=/etc/pgcluster/ca-1.crt");
    }

    @Test
    void quotesWhatLibpqWouldSplit() {
        assertThat(LibpqText.write(Map.of("sslrootcert", "/my files/it's\\ca.crt")))
                .isEqualTo("sslrootcert='/my files/it\\'s\\\\ca.crt'");
        assertThat(LibpqText.write(Map.of("dbname", ""))).isEqualTo("dbname=''");
    }

    @Test
    void encodesWhatTheDriverWouldDecode() {
        String url = JdbcUrl.write("127.0.0.1", 6432, "my-db/ü?", Map.of("sslrootcert", "/my files/100%+a&b=c/ca.crt"));

        assertThat(url)
                .isEqualTo("jdbc:postgresql://127.0.0.1:6432/my-db%2F%C3%BC%3F"
                        + "?sslrootcert=/my%20files/100%25%2Ba%26b%3Dc/ca.crt");
    }

    @Test
    void putsAnIpv6AddressIntoBrackets() {
        HostList hosts = new HostList(List.of(new HostList.Entry("::1", 6432), new HostList.Entry("db", 6433)));
        assertThat(JdbcUrl.write(hosts, "app", Map.of())).isEqualTo("jdbc:postgresql://[::1]:6432,db:6433/app");
        assertThat(LibpqText.write(hosts.libpq())).isEqualTo("host=::1,db port=6432,6433");
        assertThat(JdbcUrl.write("::1", 5432, "app", Map.of())).isEqualTo("jdbc:postgresql://[::1]:5432/app");
    }
}
