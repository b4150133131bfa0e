package io.pgcluster.exporter.config;

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
import java.util.regex.Pattern;

/** What postgres_exporter's environment variables say. */
final class Environment {
    /** A comma divides two strings where the next one begins; hosts in one string are divided by commas as well. */
    private static final Pattern BETWEEN_STRINGS = Pattern.compile(",(?=\\s*(postgres(ql)?://|[a-z_]+\\s*=))");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    MapNode tree() {
        Layer layer = new Layer();
        for (Flag flag : Flag.withVariable()) {
            get(flag.variable().orElseThrow())
                    .ifPresent(text -> layer.set(flag.path().orElseThrow(), Setting.value(flag, List.of(text))));
        }
        List<SpecNode> servers = servers();
        if (!servers.isEmpty()) {
            layer.set("servers", Layer.list(servers));
        }
        return layer.tree();
    }

    private List<SpecNode> servers() {
        Optional<String> strings = get("DATA_SOURCE_NAME");
        if (strings.isPresent()) {
            List<SpecNode> servers = new ArrayList<>();
            for (String text : BETWEEN_STRINGS.split(strings.get(), -1)) {
                servers.add(Layer.map(Map.of("dsn", Layer.text(text.strip()))));
            }
            return servers;
        }
        return parts().map(List::of).orElse(List.of());
    }

    /** Host, user and password in variables or files of their own. The file of the password is read for every new connection. */
    private Optional<SpecNode> parts() {
        Optional<String> uri = content("DATA_SOURCE_URI_FILE").or(() -> get("DATA_SOURCE_URI"));
        if (uri.isEmpty()) {
            return Optional.empty();
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
                throw new UsageException(variable + " names the file " + file + ", which cannot be read: " + e);
            }
        });
    }

    private Optional<String> get(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isEmpty());
    }
}
