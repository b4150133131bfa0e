package io.pgcluster.exporter.config;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.SpecNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What postgres_exporter's environment variables say. */
final class Environment {
    /** A comma divides two strings where the next one begins; hosts in one string are divided by commas as well. */
    private static final Pattern BETWEEN_STRINGS = Pattern.compile(",(?=\\s*(postgres(ql)?://|[a-z_]+\\s*=))");

    private static final String NAME = "DATA_SOURCE_NAME";
    private static final String URI = "DATA_SOURCE_URI";
    private static final Set<String> PARTS = Set.of(
            URI,
            "DATA_SOURCE_URI_FILE",
            "DATA_SOURCE_USER",
            "DATA_SOURCE_USER_FILE",
            "DATA_SOURCE_PASS",
            "DATA_SOURCE_PASS_FILE");
    private static final Pattern OURS = Pattern.compile("(PG_EXPORTER|DATA_SOURCE)_.*");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The fields that the variables set; {@code origins} learns which variable each of them comes from. */
    MapNode tree(Origins origins) {
        Layer layer = new Layer();
        for (Flag flag : Flag.withVariable()) {
            String variable = flag.variable().orElseThrow();
            get(variable).ifPresent(text -> Setting.put(layer, origins, variable, flag, List.of(text)));
        }
        if (get(RenamedFlags.DISABLE_SETTINGS)
                .filter(text -> Setting.isTrue(RenamedFlags.DISABLE_SETTINGS, text))
                .isPresent()) {
            layer.set("collectors.enabled.settings", Layer.flag(false));
        }
        List<SpecNode> servers = servers(origins);
        if (!servers.isEmpty()) {
            layer.set("servers", Layer.list(servers));
        }
        return layer.tree();
    }

    /** What is set and has no effect, or another name by now. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (get(RenamedFlags.DISABLE_SETTINGS).isPresent()) {
            notes.add(RenamedFlags.DISABLE_SETTINGS + " was replaced by the flag " + RenamedFlags.NO_SETTINGS
                    + "; it still works, use the flag");
        }
        Set<String> known = known();
        for (String variable : new TreeSet<>(variables.keySet())) {
            if (OURS.matcher(variable).matches() && !known.contains(variable)) {
                notes.add("the environment variable " + variable + " is unknown and has no effect"
                        + Suggestions.closest(variable, known)
                                .map(close -> "; the nearest known one is " + close)
                                .orElse(""));
            }
        }
        boolean uri = get(URI).or(() -> get("DATA_SOURCE_URI_FILE")).isPresent();
        for (String part : new TreeSet<>(PARTS)) {
            if (get(part).isPresent() && (get(NAME).isPresent() || !uri)) {
                notes.add("the environment variable " + part + " has no effect "
                        + (get(NAME).isPresent() ? "together with " + NAME : "without " + URI));
            }
        }
        return notes;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(PARTS);
        known.add(NAME);
        known.add(RenamedFlags.DISABLE_SETTINGS);
        Flag.withVariable().forEach(flag -> known.add(flag.variable().orElseThrow()));
        return known;
    }

    private List<SpecNode> servers(Origins origins) {
        Optional<String> strings = get(NAME);
        if (strings.isEmpty()) {
            return parts(origins).map(List::of).orElse(List.of());
        }
        List<SpecNode> servers = new ArrayList<>();
        String[] texts = BETWEEN_STRINGS.split(strings.get(), -1);
        for (String text : texts) {
            String origin = texts.length == 1 ? NAME : NAME + " (string " + (servers.size() + 1) + ")";
            origins.note("servers[" + servers.size() + "]", origin);
            servers.add(Layer.map(Map.of("dsn", Layer.text(text.strip()))));
        }
        return servers;
    }

    /** Host, user and password in variables or files of their own. The file of the password is read for every new connection. */
    private Optional<SpecNode> parts(Origins origins) {
        Optional<String> uri =
                content("DATA_SOURCE_URI_FILE").or(() -> get(URI)).map(String::strip);
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        String origin = get("DATA_SOURCE_URI_FILE").isPresent() ? "DATA_SOURCE_URI_FILE" : URI;
        origins.note("servers", origin);
        if (uri.get().contains("://") || uri.get().startsWith("\"") || uri.get().startsWith("'")) {
            throw new UsageException(
                    origin + " has a scheme or a quote, expected host:port/database?parameter=value without them");
        }
        Map<String, SpecNode> server = new LinkedHashMap<>();
        server.put("dsn", Layer.text("postgresql://" + uri.get()));
        content("DATA_SOURCE_USER_FILE")
                .or(() -> get("DATA_SOURCE_USER"))
                .ifPresent(user -> server.put("user", Layer.text(user)));
        Optional<String> passwordFile = get("DATA_SOURCE_PASS_FILE");
        if (passwordFile.isPresent()) {
            server.put("password_file", Layer.text(passwordFile.get()));
        } else {
            get("DATA_SOURCE_PASS").ifPresent(password -> server.put("password", Layer.text(password)));
        }
        return Optional.of(Layer.map(server));
    }

    private Optional<String> content(String variable) {
        return get(variable).map(file -> {
            try {
                return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UsageException(variable + " names a file that cannot be read: " + Reason.of(e));
            }
        });
    }

    private Optional<String> get(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isEmpty());
    }
}
