package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.engine.Advice;
import io.pgcluster.render.target.compose.ComposeNames;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** What a user types on the Docker engine. */
final class DockerAdvice implements Advice {
    private final ContainerNames names;
    private final Path files;

    DockerAdvice(ContainerNames names, Path files) {
        this.names = names;
        this.files = files;
    }

    @Override
    public String logs(String part) {
        return "docker logs " + names.container(part);
    }

    @Override
    public String start(Collection<String> parts) {
        return "docker start " + parts.stream().map(names::container).collect(Collectors.joining(" "));
    }

    @Override
    public String create(Collection<String> parts) {
        return "docker compose up --detach --no-deps " + String.join(" ", parts) + ", in the directory of the bundle";
    }

    @Override
    public String startAll() {
        return "docker compose up --detach --wait, in " + files;
    }

    @Override
    public String removeData(Collection<String> parts) {
        return "docker volume rm "
                + parts.stream()
                        .map(ComposeNames::dataVolume)
                        .map(names::volume)
                        .collect(Collectors.joining(" "));
    }
}
