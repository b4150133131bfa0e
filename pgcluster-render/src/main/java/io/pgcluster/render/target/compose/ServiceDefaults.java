package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.ComputeSpec;
import io.pgcluster.model.value.CpuQuantity;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.text.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What every service has: an image, a user without privileges, limits, and a log that cannot fill the disk. */
final class ServiceDefaults {
    private static final ComputeSpec JOB = new ComputeSpec(new CpuQuantity(1000), MemorySize.ofMebibytes(64));

    private ServiceDefaults() {}

    /** A service that is kept running. */
    static Tree longRunning(ImagePlan image, int userId, ComputeSpec limits, int processes) {
        return confined(image, userId, "unless-stopped", limits, processes);
    }

    /**
     * A service on the database image that runs to its end on every start. It covers the place of the image's own volume, since every run
     * would leave a nameless one behind.
     */
    static Tree job(Plan plan, int userId, String... tmpfs) {
        List<String> inMemory = new ArrayList<>(List.of(tmpfs));
        inMemory.add(ComposeNames.dataMount(plan.cluster().spec().postgres().version()) + ":size=1m");
        return confined(plan.image(Component.POSTGRES), userId, "no", JOB, 50).put("tmpfs", inMemory);
    }

    /**
     * A dead container's name is gone, and on an internal network no other server answers for it: with the resolver's own limits each look-up
     * would take 10 s, in the middle of a failover.
     */
    private static Tree confined(ImagePlan image, int userId, String restart, ComputeSpec limits, int processes) {
        Tree service = new Tree().put("image", image.reference().toString());
        if (image.isBuilt()) {
            service.put("build", build(image, image.base().orElseThrow().toString()));
        }
        return service.put("user", userId + ":" + userId)
                .put("restart", restart)
                .put("read_only", true)
                .put("cap_drop", List.of("ALL"))
                .put("security_opt", List.of("no-new-privileges:true"))
                .put("mem_limit", memory(limits.memory()))
                .put("cpus", cpus(limits.cpu()))
                .put("pids_limit", processes)
                .put(
                        "logging",
                        new Tree()
                                .put("driver", "json-file")
                                .put(
                                        "options",
                                        new Tree().put("max-size", "10m").put("max-file", "3")))
                .put("dns_opt", List.of("timeout:1", "attempts:1"));
    }

    private static Tree build(ImagePlan image, String base) {
        String reference = image.reference().toString();
        return new Tree()
                .put(
                        "context",
                        "./" + ImageSources.DIRECTORY + "/" + image.component().directory())
                .put(
                        "args",
                        new Tree()
                                .put("BASE", base)
                                .put("VERSION", reference.substring(reference.lastIndexOf(':') + 1)));
    }

    /** Waits for the job that hands out keys. */
    static Tree afterKeys() {
        return new Tree().put(ComposeNames.KEYS_JOB, completed());
    }

    /**
     * Waits also for the job that applies settings, but starts without it if it fails: clients are better served with the settings of
     * before. A service must wait for every job, or {@code up --wait} takes the job's end for a failure.
     */
    static Tree afterKeysAndSettings() {
        return afterKeys().put(Names.SETTINGS_JOB, completed().put("required", false));
    }

    private static Tree completed() {
        return new Tree().put("condition", "service_completed_successfully");
    }

    static Tree started() {
        return new Tree().put("condition", "service_started");
    }

    static Tree openFiles(int files) {
        return new Tree().put("nofile", new Tree().put("soft", files).put("hard", files));
    }

    /**
     * A directory of the bundle, read-only. Always directories, never files: a file that is replaced on the host would stay the old one
     * inside. A missing directory is an error; the engine does not create it.
     */
    static Tree directory(String source, String target) {
        return new Tree()
                .put("type", "bind")
                .put("source", "./" + source)
                .put("target", target)
                .put("read_only", true)
                .put("bind", new Tree().put("create_host_path", false));
    }

    /** For a service that clients reach: its name on the front network tells it which of its networks that is. */
    static Tree startEnvironment(String service) {
        return new Tree().put("PGCLUSTER_ADDRESS", ComposeNames.frontAddress(service));
    }

    /** The networks of a service that clients reach, and its names on the front network. */
    static Tree frontAndEdge(String... names) {
        List<String> aliases = Stream.of(names).map(ComposeNames::frontAddress).toList();
        return new Tree()
                .put(ComposeNames.FRONT_NETWORK, new Tree().put("aliases", aliases))
                .put(ComposeNames.EDGE_NETWORK, new Tree());
    }

    static Tree port(String address, int published, int target) {
        return new Tree()
                .put("host_ip", address)
                .put("published", Integer.toString(published))
                .put("target", target)
                .put("protocol", "tcp");
    }

    static String memory(MemorySize size) {
        return size.bytes() % (1L << 20) == 0 ? size.mebibytes() + "m" : size.bytes() + "b";
    }

    private static BigDecimal cpus(CpuQuantity cpu) {
        BigDecimal cores = BigDecimal.valueOf(cpu.millis(), 3).stripTrailingZeros();
        return cores.scale() < 0 ? cores.setScale(0) : cores;
    }
}
