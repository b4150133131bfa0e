package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import io.pgcluster.model.value.Secret;
import java.util.Map;
import java.util.Optional;

/** Credentials for {@code /probe}. */
public record AuthModule(
        @Doc("How the exporter proves who it is.") Type type,

        @Doc(value = "User and password.", example = "{username: monitor, password: change-me}")
        Optional<UserPass> userpass,

        @Doc(value = "Parameters added to the connection string.", example = "{sslmode: require}")
        Optional<Map<String, String>> options) {
    /** The kinds that there are. */
    public enum Type {
        /** User and password. */
        @JsonProperty("userpass")
        @Doc("A user name and a password.")
        USERPASS
    }

    /** User and password. */
    public record UserPass(
            @Doc("Name of the user.") String username,

            @Doc(
                    "The password; never shown. Not needed with a certificate (options sslcert and sslkey) or where the server asks for none.")
            Optional<Secret> password) {}
}
