package io.pgcluster.operate.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a secrets directory to what a cluster needs: makes what is missing, renews what is due, replaces what was asked for, keeps the
 * rest. Safe to run again after it was interrupted; refuses to run twice at once.
 */
public final class SecretsKeeper {
    private static final String LOCK = ".lock";

    private final SecretDirectory directory;
    private final InstantSource clock;
    private final SecureRandom random;

    /** Keeps {@code directory}; {@code clock} tells which certificates are due. */
    public SecretsKeeper(SecretDirectory directory, InstantSource clock, SecureRandom random) {
        this.directory = directory;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Does it, and tells what became of each secret.
     *
     * @throws SecretsException if a file is damaged or a key is missing
     * @throws UncheckedIOException if the directory cannot be read or written
     */
    public List<SecretChange> keep(SecretsRequest request, Rotation rotation) {
        directory.write(LOCK, "");
        try (FileChannel channel = FileChannel.open(directory.path(LOCK), StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new SecretsException("another pgcluster is making secrets in " + directory.path("")
                        + " right now; try again when it has finished");
            }
            return keepAll(request, rotation);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + directory.path(LOCK), e);
        }
    }

    private List<SecretChange> keepAll(SecretsRequest request, Rotation rotation) {
        List<SecretChange> changes = new ArrayList<>();
        CertificateFiles files = new CertificateFiles(directory);
        AuthorityKeeper authorities = new AuthorityKeeper(files, random, clock.instant(), request, changes::add);
        CertificateKeeper certificates = new CertificateKeeper(files, random, clock.instant(), request, changes::add);
        PasswordKeeper passwords = new PasswordKeeper(directory, random, changes::add);

        Map<String, TrustedAuthority> trusted = new LinkedHashMap<>();
        request.authorities().forEach(one -> trusted.put(one.name(), authorities.keep(one, rotation)));
        request.certificates().forEach(one -> certificates.keep(one, authorityOf(one, trusted), rotation));
        request.passwords().forEach(one -> passwords.keep(one, rotation));
        request.copies().forEach(this::copy);
        return List.copyOf(changes);
    }

    private void copy(SecretsRequest.Copy copy) {
        String text = directory
                .read(copy.from())
                .orElseThrow(() -> new IllegalArgumentException("nothing makes the secret file " + copy.from()));
        directory.write(copy.to(), text);
    }

    private static TrustedAuthority authorityOf(LeafRequest request, Map<String, TrustedAuthority> trusted) {
        TrustedAuthority authority = trusted.get(request.authority());
        if (authority == null) {
            throw new IllegalArgumentException("certificate \"" + request.file() + "\" names the authority \""
                    + request.authority() + "\", expected one of " + trusted.keySet());
        }
        return authority;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
