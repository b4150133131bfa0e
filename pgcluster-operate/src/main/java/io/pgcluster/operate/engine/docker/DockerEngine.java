package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.engine.Advice;
import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.engine.Faults;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.engine.Volumes;
import io.pgcluster.operate.program.Conversation;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.PipeOutcome;
import io.pgcluster.operate.program.ProgramSocketFactory;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.target.compose.ComposeNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A cluster on the Docker engine: a rendered bundle as a Compose project, each part a container. */
public final class DockerEngine implements Engine {
    private static final String STOP_SECONDS = "60";

    private final Plan plan;
    private final Docker docker;
    private final ComposeProject project;
    private final ContainerNames names;
    private final Path files;
    private final Path installation;

    /**
     * The cluster of {@code plan} on {@code docker}.
     *
     * @param files the directory with the rendered {@code compose.yaml}
     * @param installation the directory of the project's build, which images may be made from
     */
    public DockerEngine(Plan plan, Docker docker, Path files, Path installation) {
        this.plan = plan;
        this.docker = docker;
        this.project = new ComposeProject(docker, plan.name(), files);
        this.names = new ContainerNames(plan.name());
        this.files = files;
        this.installation = installation;
    }

    @Override
    public SortedMap<String, Part> parts() {
        return docker.containers(plan.name());
    }

    @Override
    public String log(String part, int lines) {
        return docker.log(names.container(part), lines);
    }

    @Override
    public Outcome exec(String part, String input, Duration limit, Consumer<String> onLine, List<String> command) {
        return docker.exec(names.container(part), input, limit, onLine, command);
    }

    @Override
    public PipeOutcome pipe(
            String from, List<String> source, String to, List<String> sink, Duration limit, Consumer<String> onLine) {
        return docker.pipe(names.container(from), source, names.container(to), sink, limit, onLine);
    }

    @Override
    public Outcome once(
            String part, Map<String, String> instead, Duration limit, Consumer<String> onLine, List<String> command) {
        SortedMap<String, String> volumes = new TreeMap<>();
        DockerVolumes own = dockerVolumes();
        instead.forEach((volume, other) -> volumes.put(own.mount(volume), other));
        String name = volumes.isEmpty()
                ? names.once(part)
                : names.onceFor(part, volumes.values().iterator().next());
        return project.runOnce(part, name, volumes, limit, onLine, command);
    }

    @Override
    public Conversation converse(String part, List<String> command) {
        return docker.converse(names.container(part), command);
    }

    @Override
    public ProgramSocketFactory.Ticket tunnel(String part, List<String> command) {
        return docker.ticket(names.container(part), command);
    }

    @Override
    public List<String> interactive(String part, boolean terminal, List<String> variables, List<String> command) {
        return docker.interactive(names.container(part), terminal, variables, command);
    }

    @Override
    public void provideImages(Consumer<String> step) {
        new ImageBuilder(docker, files.resolve("images"), installation, step).ensure(plan.images());
    }

    @Override
    public Set<String> outdated() {
        return project.outdated();
    }

    @Override
    public void start(boolean replace, Duration limit) {
        project.up(replace, limit);
    }

    @Override
    public void replace(String part, Duration limit) {
        project.upOnly(part, limit);
    }

    @Override
    public void prepare(String part, Duration limit) {
        project.recreateOnly(part, limit);
    }

    @Override
    public void restart(String part, Duration limit) {
        docker.run(limit, "restart", "--time", STOP_SECONDS, names.container(part))
                .orThrow();
    }

    @Override
    public void signal(String part, String signal, Duration limit) {
        docker.run(limit, "kill", "--signal", signal, names.container(part)).orThrow();
    }

    @Override
    public void stop(boolean data, Duration limit, Consumer<String> step) {
        project.down(data, limit, step);
    }

    @Override
    public void stopPart(String part, Duration limit) {
        docker.run(limit, "stop", "--time", STOP_SECONDS, names.container(part)).orThrow();
    }

    @Override
    public void startPart(String part, Duration limit) {
        docker.run(limit, "start", names.container(part)).orThrow();
    }

    @Override
    public void resetCoordination(Duration limit) {
        new StoredKeys(plan, docker, names).remove(limit);
    }

    @Override
    public Optional<String> keysJob() {
        return Optional.of(ComposeNames.KEYS_JOB);
    }

    @Override
    public Faults faults() {
        return new DockerFaults(docker, names);
    }

    @Override
    public Volumes volumes() {
        return dockerVolumes();
    }

    private DockerVolumes dockerVolumes() {
        return new DockerVolumes(
                docker,
                names,
                plan.image(ImagePlan.Component.POSTGRES),
                plan.cluster().spec().postgres().version());
    }

    @Override
    public Advice advice() {
        return new DockerAdvice(names, files);
    }
}
