package io.pgcluster.render.bundle;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Paths that mean the same file on every system and never leave the bundle. */
final class ArtifactPath {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final Set<String> WINDOWS_DEVICES = Set.of("con", "prn", "aux", "nul");

    private ArtifactPath() {}

    static String check(String path) {
        for (String part : path.split("/", -1)) {
            if (!isPortable(part)) {
                throw new IllegalArgumentException("\"" + path
                        + "\" is not a path within a bundle: expected parts of letters, digits, dots, hyphens and underscores,"
                        + " separated by single slashes, none of them . or ..");
            }
        }
        return path;
    }

    private static boolean isPortable(String part) {
        return PART.matcher(part).matches()
                && !part.equals(".")
                && !part.equals("..")
                && !part.endsWith(".")
                && !WINDOWS_DEVICES.contains(part.toLowerCase(Locale.ROOT));
    }
}
