package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.evidence.LastUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedStateTest {
    private final Path root;

    AppliedStateTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void doesNotTreatAnotherMemberAsAChangeOfTrust() throws IOException {
        trust("pg1", "authority one");
        AppliedState before = AppliedState.of(bundle());
        trust("pg2", "authority one");

        assertThat(AppliedState.of(bundle()).differs(before, AppliedState.TRUST))
                .isFalse();
        trust("pg2", "authority two");
        assertThat(AppliedState.of(bundle()).differs(before, AppliedState.TRUST))
                .isTrue();
    }

    @Test
    void remembersWhichClusterWasBroughtUpUntilItsDataIsRemoved() {
        LastUp up = new LastUp(Optional.of("id"), List.of("pg1", "pg2"), List.of("app.password"));
        AppliedState.of(bundle()).with(up).write(bundle());

        assertThat(AppliedState.read(bundle()).map(AppliedState::lastUp)).contains(up);
        AppliedState.forget(bundle());
        assertThat(AppliedState.read(bundle())).isEmpty();
    }

    private void trust(String service, String authority) throws IOException {
        Path file = bundle().secrets().resolve("services").resolve(service).resolve("ca.crt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, authority);
    }

    private BundleDirectory bundle() {
        return new BundleDirectory(root, Target.COMPOSE);
    }
}
