package io.pgcluster.e2e;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.operate.secret.Rotation;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.operate.secret.SecretsKeeper;
import io.pgcluster.operate.secret.SecretsRequest;
import io.pgcluster.render.ClusterRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** Gives a service the certificate that it would have, had nobody renewed it for years: issued by the cluster's own authority. */
record ExpiredCertificate(LiveCluster cluster) {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration AGO = Duration.ofDays(3 * 365);

    /** Replaces the service's backup certificate in the secrets and in its volume. */
    void install(String service) throws IOException {
        Path secrets = cluster.bundle().resolve("secrets");
        Path past = Files.createTempDirectory(cluster.bundle().getParent(), "past");
        Ran.run(LIMIT, "cp", "-a", secrets + "/.", past.toString()).orFail();
        SecretsRequest request = request();
        InstantSource then =
                InstantSource.fixed(InstantSource.system().instant().minus(AGO));
        new SecretsKeeper(new SecretDirectory(past), then, new SecureRandom()).keep(request, Rotation.CERTIFICATES);
        for (String file : new String[] {"backup.crt", "backup.key"}) {
            Path relative = Path.of("services", service, file);
            Files.copy(past.resolve(relative), secrets.resolve(relative), StandardCopyOption.REPLACE_EXISTING);
        }
        String bundle = cluster.bundle().toString();
        Ran.run(LIMIT, "docker", "compose", "--project-directory", bundle, "run", "--rm", "--no-deps", "certs")
                .orFail();
    }

    private SecretsRequest request() throws IOException {
        Resolution resolution = ClusterModel.load(Files.readString(cluster.specificationFile()));
        if (!(resolution instanceof Resolution.Accepted accepted)) {
            throw new AssertionError("the specification is refused: " + resolution.problems());
        }
        return SecretsRequest.of(ClusterRenderer.plan(accepted.cluster()));
    }
}
