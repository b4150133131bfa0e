package io.pgcluster.exporter.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A dashboard as its JSON describes it: what is asked, not how it looks. */
record Dashboard(String uid, List<Variable> variables, List<Panel> panels) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern MAY_BE_EMPTY = Pattern.compile("\\*\\*May be empty:\\*\\* (\\S.*)");

    /** All dashboards of a directory, by file name. */
    static List<Dashboard> all(Path directory) throws IOException {
        List<Dashboard> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                dashboards.add(of(JSON.readTree(file.toFile())));
            }
        }
        return dashboards;
    }

    private static Dashboard of(JsonNode json) {
        String uid = json.path("uid").asText();
        List<Variable> variables = new ArrayList<>();
        json.path("templating").path("list").forEach(variable -> variables.add(variable(variable)));
        List<Panel> panels = new ArrayList<>();
        Optional<String> rowRepeat = Optional.empty();
        for (JsonNode panel : json.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                rowRepeat = text(panel, "repeat");
                for (JsonNode inner : panel.path("panels")) {
                    add(panels, uid, inner, rowRepeat);
                }
            } else {
                add(panels, uid, panel, rowRepeat);
            }
        }
        return new Dashboard(uid, List.copyOf(variables), List.copyOf(panels));
    }

    private static void add(List<Panel> panels, String uid, JsonNode json, Optional<String> rowRepeat) {
        List<Target> targets = new ArrayList<>();
        for (JsonNode target : json.path("targets")) {
            if (!target.path("hide").asBoolean()) {
                targets.add(new Target(
                        target.path("refId").asText(),
                        target.path("expr").asText(),
                        target.path("instant").asBoolean()));
            }
        }
        if (!targets.isEmpty()) {
            panels.add(new Panel(
                    uid,
                    json.path("title").asText(),
                    json.path("type").asText(),
                    MAY_BE_EMPTY
                            .matcher(json.path("description").asText())
                            .results()
                            .map(match -> match.group(1))
                            .findFirst(),
                    List.copyOf(targets),
                    text(json, "repeat").or(() -> rowRepeat)));
        }
    }

    private static Variable variable(JsonNode json) {
        JsonNode query = json.path("query");
        List<String> current = new ArrayList<>();
        JsonNode value = json.path("current").path("value");
        (value.isArray() ? value : List.of(value)).forEach(one -> current.add(one.asText()));
        return new Variable(
                json.path("name").asText(),
                json.path("type").asText(),
                query.isObject() ? query.path("query").asText() : query.asText(),
                json.path("regex").asText(),
                json.path("multi").asBoolean(),
                json.path("includeAll").asBoolean(),
                text(json, "allValue"),
                List.copyOf(current));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.of(json.path(field).asText()).filter(text -> !text.isEmpty() && !text.equals("null"));
    }
}
