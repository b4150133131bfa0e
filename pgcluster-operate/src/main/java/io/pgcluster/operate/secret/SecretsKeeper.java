package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.CertificatePlan;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a store of secrets to what a cluster needs: makes what is missing, renews what is due, replaces what was asked for, keeps the
 * rest. Safe to run again after it was interrupted; refuses to run twice at once.
 */
public final class SecretsKeeper {
    private final SecretStore store;
    private final InstantSource clock;
    private final SecureRandom random;

    /** Keeps {@code store}; {@code clock} tells which certificates are due. */
    public SecretsKeeper(SecretStore store, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Creates, renews and replaces secrets, and reports what was done with each secret.
     *
     * @throws SecretsException if a file is damaged, a key or credential is missing, or the store is being changed by another process
     * @throws UncheckedIOException if the store cannot be read or written
     */
    public List<SecretChange> keep(SecretsRequest request, Rotation rotation) {
        return store.locked(() -> keepAll(request, rotation));
    }

    private List<SecretChange> keepAll(SecretsRequest request, Rotation rotation) {
        List<SecretChange> changes = new ArrayList<>();
        CertificateFiles files = new CertificateFiles(store);
        AuthorityKeeper authorities = new AuthorityKeeper(files, random, clock.instant(), request, changes::add);
        CertificateKeeper certificates = new CertificateKeeper(files, random, clock.instant(), request, changes::add);
        PasswordKeeper passwords = new PasswordKeeper(store, random, request.minimumLength(), changes::add);

        RepositoryKeeper repositories = new RepositoryKeeper(store, random, changes::add);
        new CredentialCheck(store).run(request.plan().credentials());

        Map<Authority, TrustedAuthority> trusted = new EnumMap<>(Authority.class);
        request.plan().authorities().forEach(one -> trusted.put(one, authorities.keep(one, rotation)));
        request.plan().certificates().forEach(one -> certificates.keep(one, authorityOf(one, trusted), rotation));
        request.plan().passwords().forEach(one -> passwords.keep(one, rotation));
        PageKeeper pages = new PageKeeper(store, random, changes::add);
        request.plan().pages().forEach(one -> pages.keep(one, rotation));
        request.plan().backup().repositories().forEach(repositories::keep);
        request.plan().backup().options().forEach(new OptionLines(store)::write);
        request.copies().forEach(this::copy);
        return List.copyOf(changes);
    }

    private void copy(SecretsRequest.Copy copy) {
        String text = store.read(copy.from())
                .orElseThrow(() -> new IllegalArgumentException("nothing creates the secret file " + copy.from()));
        store.write(copy.to(), text);
    }

    private static TrustedAuthority authorityOf(CertificatePlan request, Map<Authority, TrustedAuthority> trusted) {
        TrustedAuthority authority = trusted.get(request.authority());
        if (authority == null) {
            throw new IllegalArgumentException("certificate \"" + request.path() + "\" names the authority \""
                    + request.authority() + "\", expected one of " + trusted.keySet());
        }
        return authority;
    }
}
