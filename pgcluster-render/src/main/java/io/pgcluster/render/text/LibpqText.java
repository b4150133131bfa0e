package io.pgcluster.render.text;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Connection strings of libpq, as psql, drivers on top of libpq and environment files take them: {@code keyword=value} words. */
public final class LibpqText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:,@%+-]+");

    private LibpqText() {}

    /** The parameters in the order of the map; a value is quoted where it needs it, with quotes and backslashes escaped. */
    public static String write(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + value(parameter.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String value(String value) {
        return BARE.matcher(value).matches()
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
