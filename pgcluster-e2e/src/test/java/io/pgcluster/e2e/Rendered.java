package io.pgcluster.e2e;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.secret.Rotation;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.operate.secret.SecretsKeeper;
import io.pgcluster.operate.secret.SecretsRequest;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.CredentialPlan;
import io.pgcluster.render.plan.secret.RepositorySecrets;
import io.pgcluster.render.platform.Images;
import io.pgcluster.render.write.BundleWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A bundle on disk, with secrets, and the programs of our images that read parts of it.
 *
 * @param plan what it was rendered from
 * @param directory the Compose bundle's directory
 */
record Rendered(Plan plan, Path directory) {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Renders {@code specification} into a new directory of the build: tests that run at the same time may damage what is theirs. */
    static Rendered of(String name, String specification) {
        return of(name, specification, Rendered::anything);
    }

    /** The same, with the credentials of object stores that {@code credentials} gives. */
    static Rendered of(String name, String specification, Function<CredentialPlan, String> credentials) {
        Resolution resolution = ClusterModel.load(specification);
        if (!(resolution instanceof Resolution.Accepted accepted)) {
            throw new AssertionError(name + " is refused: " + resolution.problems());
        }
        Path directory = Path.of("target", "readers", name + "-" + NEXT.incrementAndGet())
                .toAbsolutePath();
        Plan plan = ClusterRenderer.plan(accepted.cluster());
        try {
            BundleWriter.write(ClusterRenderer.render(plan.cluster(), Set.of(Target.COMPOSE)), directory, true);
            write(credentials, plan, directory.resolve("compose").resolve("secrets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Rendered rendered = new Rendered(plan, directory.resolve("compose"));
        rendered.keepSecrets();
        return rendered;
    }

    /** Replaces the credentials of object stores, as an operator does. */
    void changeCredentials(Function<CredentialPlan, String> credentials) {
        try {
            write(credentials, plan, directory.resolve("secrets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keepSecrets();
    }

    private void keepSecrets() {
        new SecretsKeeper(new SecretDirectory(directory.resolve("secrets")), InstantSource.system(), new SecureRandom())
                .keep(SecretsRequest.of(plan), Rotation.NONE);
    }

    private static void write(Function<CredentialPlan, String> credentials, Plan plan, Path secrets)
            throws IOException {
        for (RepositorySecrets repository : plan.secrets().backup().repositories()) {
            for (CredentialPlan credential : repository.credentials()) {
                Files.createDirectories(secrets, OWNER_ONLY);
                Path file = secrets.resolve(credential.file());
                Files.writeString(file, credentials.apply(credential));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /** What is enough where no store is asked. */
    private static String anything(CredentialPlan credential) {
        return credential.form() == CredentialPlan.Form.LINE
                ? "anything"
                : "{\"type\": \"service_account\", \"private_key\": \"anything\"}";
    }

    /** An example of the repository. */
    static Rendered example(String name) {
        Path file = Path.of(System.getProperty("pgcluster.root", ".."), "examples", name, "cluster.yaml");
        try {
            return of(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database image that we build for this version, also where the specification names another. */
    String postgresImage() {
        return Images.postgres(plan.cluster().spec().postgres().version())
                .reference()
                .toString();
    }

    /** A mount of a part of the bundle. */
    String mount(String part, String target) {
        return directory.resolve(part) + ":" + target + ":ro";
    }

    /** Runs a throw-away container that reaches no network. */
    static Ran container(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "none"));
        command.addAll(List.of(arguments));
        return Ran.run(LIMIT, command.toArray(String[]::new));
    }
}
