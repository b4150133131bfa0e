package io.pgcluster.render.target.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rendered bundle, read back the way its users read it, and what must hold for every one of them. */
public final class ComposeBundle {
    private static final Pattern TLS_FILE = Pattern.compile("/tls/([a-zA-Z0-9_.-]+)");

    private static final List<String> INTERNAL = List.of("cluster", "front", "monitoring");

    private final Plan plan;
    private final Bundle files;
    private final JsonNode compose;

    /** Renders {@code plan}. */
    public ComposeBundle(Plan plan) {
        this.plan = plan;
        this.files = Bundle.of(new ComposeTarget().render(plan));
        this.compose = yaml(text("compose.yaml"));
    }

    /** The text of a file that must be there. */
    public String text(String path) {
        return files.find(path).map(Artifact::text).orElseThrow(() -> new AssertionError(path + " is not in " + files));
    }

    boolean has(String path) {
        return files.find(path).isPresent();
    }

    JsonNode service(String name) {
        JsonNode service = compose.path("services").path(name);
        if (service.isMissingNode()) {
            throw new AssertionError("no service " + name);
        }
        return service;
    }

    static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is wrong with the bundle, whatever it is a bundle of; empty if nothing is. */
    public List<String> violations() {
        List<String> found = new ArrayList<>();
        compose.path("services").properties().forEach(service -> {
            confinement(service.getKey(), service.getValue(), found);
            mounts(service.getKey(), service.getValue(), found);
            networks(service.getKey(), service.getValue(), found);
            secrets(service.getKey(), service.getValue(), found);
        });
        jobs(found);
        dollars(found);
        return found;
    }

    private static void confinement(String name, JsonNode service, List<String> found) {
        boolean confined = service.path("read_only").asBoolean()
                && service.path("cap_drop").toString().equals("[\"ALL\"]")
                && service.path("security_opt").toString().contains("no-new-privileges:true")
                && service.has("mem_limit")
                && service.has("cpus")
                && service.has("pids_limit")
                && service.path("logging").path("options").has("max-size");
        if (!confined) {
            found.add(name + " is not confined");
        }
        boolean root = service.path("user").asText().startsWith("0:");
        boolean keys =
                name.equals("certs") && service.path("network_mode").asText().equals("none");
        if ((root || service.has("cap_add")) && !keys) {
            found.add(name + " has privileges and a network");
        }
        boolean job = service.path("restart").asText().equals("no");
        if (!job && !service.has("healthcheck")) {
            found.add(name + " has no health check");
        }
    }

    private void mounts(String name, JsonNode service, List<String> found) {
        for (JsonNode volume : service.path("volumes")) {
            if (volume.isTextual()) {
                String source = volume.asText().substring(0, volume.asText().indexOf(':'));
                if (!compose.path("volumes").has(source)) {
                    found.add(name + " mounts the undeclared volume " + source);
                }
            } else {
                if (isMeasuredHost(name, volume)) {
                    continue;
                }
                String source = volume.path("source").asText().substring(2) + "/";
                boolean there =
                        files.artifacts().stream().anyMatch(file -> file.path().startsWith(source));
                if (!there && !source.startsWith("secrets/")) {
                    found.add(name + " mounts " + source + ", which the bundle lacks");
                }
                if (!volume.path("read_only").asBoolean()) {
                    found.add(name + " may write to " + source);
                }
            }
        }
    }

    /** What measures the machine sees its files, and cannot change one. */
    private static boolean isMeasuredHost(String name, JsonNode volume) {
        return name.equals("node-exporter")
                && volume.path("source").asText().equals("/")
                && volume.path("read_only").asBoolean();
    }

    private void networks(String name, JsonNode service, List<String> found) {
        boolean edge = service.path("networks").toString().contains("\"edge\"");
        if (service.has("ports") != edge) {
            found.add(name + " publishes ports if and only if it is not on the edge network");
        }
        for (String network : INTERNAL) {
            JsonNode declared = compose.path("networks").path(network);
            if (!declared.isMissingNode() && !declared.path("internal").asBoolean()) {
                found.add("network " + network + " is not internal");
            }
        }
    }

    /** Files below /tls that a service's configuration names are among those that it is given. */
    private void secrets(String name, JsonNode service, List<String> found) {
        Set<String> given = new TreeSet<>();
        plan.secrets().services().stream()
                .filter(secrets -> secrets.service().equals(name))
                .forEach(secrets -> given.addAll(secrets.files().keySet()));
        StringBuilder configuration = new StringBuilder(service.toString());
        for (JsonNode volume : service.path("volumes")) {
            String source = volume.path("source").asText("");
            if (source.startsWith("./config/") && !source.endsWith("scripts")) {
                files.artifacts().stream()
                        .filter(file -> file.path().startsWith(source.substring(2) + "/"))
                        .filter(file -> !name.equals("settings"))
                        .forEach(file -> configuration.append(file.text()));
            }
        }
        Matcher file = TLS_FILE.matcher(configuration);
        while (file.find()) {
            if (!given.contains(file.group(1))) {
                found.add(name + " needs " + file.group() + ", which it is not given");
            }
        }
    }

    /** Compose takes the end of a job that no one waits for as a failure. */
    private void jobs(List<String> found) {
        compose.path("services").properties().forEach(job -> {
            boolean isJob = job.getValue().path("restart").asText().equals("no");
            boolean awaited = compose.path("services").findValues("depends_on").stream()
                    .anyMatch(dependencies -> dependencies
                            .path(job.getKey())
                            .path("condition")
                            .asText()
                            .equals("service_completed_successfully"));
            if (isJob != awaited) {
                found.add(job.getKey()
                        + (isJob ? " is a job that nobody waits for" : " is no job but waited for as one"));
            }
        });
    }

    /** Compose replaces a single dollar sign by a variable of the host. */
    private void dollars(List<String> found) {
        if (text("compose.yaml").replace("$$", "").contains("$")) {
            found.add("compose.yaml holds a single dollar sign");
        }
    }
}
