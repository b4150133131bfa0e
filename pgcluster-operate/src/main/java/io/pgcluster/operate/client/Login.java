package io.pgcluster.operate.client;

import io.pgcluster.model.value.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who connects, and how the JDBC driver is to behave.
 *
 * @param user the role
 * @param password its password, if it logs in with one
 * @param parameters further parameters of the driver
 */
public record Login(String user, Optional<Secret> password, Map<String, String> parameters) {
    /** With a password. */
    public static Login with(String user, Secret password) {
        return new Login(user, Optional.of(password), Map.of());
    }

    /** Without one, since the way in proves who it is. */
    public static Login trusted(String user) {
        return new Login(user, Optional.empty(), Map.of());
    }

    /** The same with one more parameter of the driver. */
    public Login and(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Login(user, password, more);
    }
}
