package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.DatabaseSpec;
import io.pgcluster.model.spec.RoleSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names that PostgreSQL takes in quotes and another part of the cluster does not. */
final class QuotedNamesRule implements SpecRule {
    private static final String ID = "name-not-supported";
    private static final String UTF8 = "UTF8";

    private static final Pattern CONNECTION_STRING = Pattern.compile("=|^postgres(ql)?://");

    /** What PgBouncer reads as a key; its file knows no quotes around keys, and {@code *} means every database. */
    private static final Pattern POOLER_KEY = Pattern.compile("[A-Za-z0-9_.-]+");

    @Override
    public List<Finding> check(Candidate candidate) {
        ClusterSpec spec = candidate.spec();
        List<Finding> findings = new ArrayList<>();
        Map<String, String> databases = databases(spec);
        databases.forEach((path, name) -> {
            if (CONNECTION_STRING.matcher(name).find()) {
                findings.add(notForLibpq(path, name));
            }
            if (spec.pooling().enabled() && !POOLER_KEY.matcher(name).matches()) {
                findings.add(notForThePooler(path, name));
            }
        });
        Map<String, String> names = new LinkedHashMap<>(databases);
        names.putAll(roles(spec));
        names.forEach((path, name) -> {
            if (!spec.postgres().encoding().equals(UTF8) && !isAscii(name)) {
                findings.add(notForTheEncoding(path, name, spec.postgres().encoding()));
            }
        });
        return findings;
    }

    private static Map<String, String> databases(ClusterSpec spec) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("spec.postgres.database", spec.postgres().database().text());
        List<DatabaseSpec> further = spec.postgres().databases();
        for (int index = 0; index < further.size(); index++) {
            names.put(
                    "spec.postgres.databases[" + index + "].name",
                    further.get(index).name().text());
        }
        return names;
    }

    private static Map<String, String> roles(ClusterSpec spec) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("spec.postgres.user", spec.postgres().user().text());
        List<RoleSpec> roles = spec.security().roles();
        for (int index = 0; index < roles.size(); index++) {
            names.put(
                    "spec.security.roles[" + index + "].name",
                    roles.get(index).name().text());
        }
        return names;
    }

    private static Finding notForLibpq(String path, String name) {
        return Finding.error(
                ID,
                path,
                "psql and every other libpq program would read \"" + name
                        + "\" as a connection string, not as a database",
                "choose another name, without an equals sign");
    }

    private static Finding notForThePooler(String path, String name) {
        return Finding.error(
                ID,
                path,
                "PgBouncer cannot serve the database \"" + name
                        + "\": its configuration file allows only ASCII letters, digits,"
                        + " hyphens, dots and underscores in names",
                "choose another name, or set spec.pooling.enabled to false: without the pooler any name works");
    }

    private static Finding notForTheEncoding(String path, String name, String encoding) {
        return Finding.error(
                ID,
                path,
                "\"" + name + "\" has non-ASCII letters, and spec.postgres.encoding is " + encoding
                        + ": clients that use UTF-8 would send a different name",
                "use ASCII letters, or set spec.postgres.encoding to " + UTF8);
    }

    private static boolean isAscii(String name) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    }
}
