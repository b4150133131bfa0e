package io.pgcluster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An authority that no image knows, the certificate of a store that it signed, and the keys of two service accounts, of which it knows one, as files.
 *
 * @param directory where they are
 */
record StoreKeys(Path directory) {
    private static final String MAKE = """
            set -eu
            cd /keys
            curve='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
            openssl req -x509 $curve -subj '/CN=authority of a store' -days 2 -keyout ca.key -out ca.crt
            openssl req -x509 $curve -subj /CN=store -days 2 -CA ca.crt -CAkey ca.key -addext "subjectAltName=$0" \\
                -addext basicConstraints=critical,CA:FALSE -keyout store.key -out store.crt
            for account in account stranger; do
                openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out $account.key
            done
            openssl pkey -in account.key -pubout -out account.pub
            chmod a+r ./*
            """;

    /** Makes them for a store that is reached by {@code hosts}, in a container that reaches no network. */
    static StoreKeys of(Path directory, List<String> hosts) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String names =
                String.join(",", hosts.stream().map(host -> "DNS:" + host).toList());
        String image = EngineCondition.image(15);
        Rendered.container(
                        "--user=0:0", "--volume=" + directory + ":/keys", "--entrypoint=sh", image, "-c", MAKE, names)
                .orFail();
        return new StoreKeys(directory);
    }

    /** The authority's certificate. */
    String authority() {
        return read("ca.crt");
    }

    /** The private key of the service account. */
    String account() {
        return read("account.key");
    }

    /** The private key of an account that the store does not know. */
    String stranger() {
        return read("stranger.key");
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
