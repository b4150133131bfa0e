package io.pgcluster.operate.secret;

import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.render.plan.secret.Authority;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps one certificate authority. {@code NAME.crt} is what all parts and clients trust: the issuing certificate, followed by a successor or a
 * predecessor; {@code NAME.key} is the issuing one's key. A change of authority takes two steps, so that no client meets a certificate that
 * they do not trust yet: first the successor is trusted ({@code NAME-next}), later it issues.
 */
final class AuthorityKeeper {
    private static final String NEXT = "-next";

    private final CertificateFiles files;
    private final SecureRandom random;
    private final Instant now;
    private final SecretsRequest terms;
    private final Consumer<SecretChange> report;

    AuthorityKeeper(
            CertificateFiles files,
            SecureRandom random,
            Instant now,
            SecretsRequest terms,
            Consumer<SecretChange> report) {
        this.files = files;
        this.random = random;
        this.now = now;
        this.terms = terms;
        this.report = report;
    }

    /** Makes, stages or promotes as {@code rotation} and the calendar ask for. */
    TrustedAuthority keep(Authority request, Rotation rotation) {
        List<X509Certificate> bundle = files.certificates(request.file());
        if (bundle.isEmpty()) {
            return create(request);
        }
        boolean expired = !end(bundle.get(0)).isAfter(now);
        if (expired) {
            // No client accepts its certificates any more, so replacing it at once breaks no connection that works.
            stage(request, bundle);
            return promote(request, "it had expired: take the cluster down, then up; clients need the new certificate");
        }
        boolean staged = isStaged(request, bundle);
        if (rotation.certificates() && staged) {
            return promote(request, "its successor now issues certificates");
        }
        if (rotation.authorities() || (!staged && isDue(bundle.get(0)))) {
            stage(request, bundle);
            change(request, Action.STAGED, "a successor is trusted from the next up on; then rotate the certificates");
        } else {
            change(request, Action.KEPT, "until " + Dates.day(end(bundle.get(0))));
        }
        return load(request);
    }

    /** Whether a successor waits; one that issues already was left behind by a run that ended early. */
    private boolean isStaged(Authority request, List<X509Certificate> bundle) {
        List<X509Certificate> next = files.certificates(request.file() + NEXT);
        if (!next.isEmpty() && next.get(0).equals(bundle.get(0))) {
            files.delete(request.file() + NEXT);
            return false;
        }
        return !next.isEmpty();
    }

    private TrustedAuthority create(Authority request) {
        KeyedCertificate made = newAuthority(request);
        files.write(request.file(), List.of(made.certificate()), made.key());
        change(request, Action.CREATED, "until " + Dates.day(end(made.certificate())));
        return load(request);
    }

    /** Trust in the successor comes first; older predecessors than the issuing one leave. */
    private void stage(Authority request, List<X509Certificate> bundle) {
        KeyedCertificate next = newAuthority(request);
        files.writeCertificates(request.file(), List.of(bundle.get(0), next.certificate()));
        files.write(request.file() + NEXT, List.of(next.certificate()), next.key());
    }

    private TrustedAuthority promote(Authority request, String why) {
        X509Certificate next = files.certificates(request.file() + NEXT).get(0);
        PrivateKey key = files.key(request.file() + NEXT)
                .orElseThrow(() -> new SecretsException("the key of the successor of authority \"" + request.file()
                        + "\" is missing: put " + request.file() + NEXT + ".key back"));
        List<X509Certificate> trusted = new ArrayList<>(List.of(next));
        files.certificates(request.file()).stream()
                .filter(old -> !old.equals(next) && end(old).isAfter(now))
                .forEach(trusted::add);
        files.write(request.file(), trusted, key);
        files.delete(request.file() + NEXT);
        change(request, Action.REPLACED, why + "; until " + Dates.day(end(next)));
        return load(request);
    }

    private TrustedAuthority load(Authority request) {
        List<X509Certificate> bundle = files.certificates(request.file());
        Optional<PrivateKey> key = files.key(request.file());
        if (key.isPresent() && !CertificateFiles.belongTogether(bundle.get(0), key.get())) {
            throw new SecretsException(
                    "the key in " + request.file() + ".key does not match the first certificate in " + request.file()
                            + ".crt: put both back from a copy of this directory. Without a copy the cluster has to start"
                            + " with a new authority, which no client trusts until it has the new " + request.file()
                            + ".crt: pgcluster down, remove both files, then up");
        }
        return new TrustedAuthority(bundle.get(0), key, bundle);
    }

    /** Late enough that a certificate issued now would be cut short. */
    private boolean isDue(X509Certificate issuing) {
        Duration margin = terms.plan().lifetime().plus(terms.plan().renewBefore());
        // An authority whose whole life is shorter than that is due in the last third of it.
        Duration third = terms.plan().authorityLifetime().dividedBy(3);
        return !now.isBefore(end(issuing).minus(margin.compareTo(third) < 0 ? margin : third));
    }

    private KeyedCertificate newAuthority(Authority request) {
        return CertificateAuthority.create(
                request.commonName(terms.cluster()), now, terms.plan().authorityLifetime(), random);
    }

    private void change(Authority request, Action action, String detail) {
        report.accept(new SecretChange(request.file(), SecretChange.Kind.AUTHORITY, action, detail));
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
