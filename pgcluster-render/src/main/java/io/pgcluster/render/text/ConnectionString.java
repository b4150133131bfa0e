package io.pgcluster.render.text;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code key=value} pairs on one line as PgBouncer's databases section reads them, quoted where they need it. */
public final class ConnectionString {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:+-]+");

    private ConnectionString() {}

    /** The pairs in the order of the map; quotes are doubled, line ends refused. */
    public static String write(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + value(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String value(String key, String value) {
        if (BARE.matcher(value).matches()) {
            return value;
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(key + " holds a control character or line end");
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
