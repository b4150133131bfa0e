package io.pgcluster.operate.client;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Opens sessions: each with a limit on connecting and on every answer, and with our name. */
final class Sessions {
    private Sessions() {}

    static Connection open(String url, Login login, Duration limit) throws SQLException {
        String seconds = String.valueOf(Math.max(1, limit.toSeconds()));
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        login.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", "pgcluster");
        properties.putAll(login.parameters());
        return DriverManager.getConnection(url, properties);
    }
}
