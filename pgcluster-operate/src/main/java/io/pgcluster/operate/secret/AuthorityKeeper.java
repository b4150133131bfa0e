package io.pgcluster.operate.secret;

import io.pgcluster.operate.secret.SecretChange.Action;
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
 * Keeps one certificate authority. {@code NAME.crt} is what everybody trusts: the issuing certificate, followed by a successor or a
 * predecessor; {@code NAME.key} is the issuing one's key. A change of authority takes two steps, so that nobody meets a certificate that
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
    TrustedAuthority keep(AuthorityRequest request, Rotation rotation) {
        List<X509Certificate> bundle = files.certificates(request.name());
        if (bundle.isEmpty()) {
            return create(request);
        }
        boolean expired = !end(bundle.get(0)).isAfter(now);
        if (expired) {
            // Nobody accepts anything of it any more, so there is nothing to be careful about.
            stage(request, bundle);
            return promote(request, "it had expired: take the cluster down, then up; clients need the new certificate");
        }
        boolean staged = isStaged(request, bundle);
        if (rotation.certificates() && staged) {
            return promote(request, "its successor issues now");
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
    private boolean isStaged(AuthorityRequest request, List<X509Certificate> bundle) {
        List<X509Certificate> next = files.certificates(request.name() + NEXT);
        if (!next.isEmpty() && next.get(0).equals(bundle.get(0))) {
            files.delete(request.name() + NEXT);
            return false;
        }
        return !next.isEmpty();
    }

    private TrustedAuthority create(AuthorityRequest request) {
        KeyedCertificate made = newAuthority(request);
        files.write(request.name(), List.of(made.certificate()), made.key());
        change(request, Action.CREATED, "until " + Dates.day(end(made.certificate())));
        return load(request);
    }

    /** Trust in the successor comes first; older predecessors than the issuing one leave. */
    private void stage(AuthorityRequest request, List<X509Certificate> bundle) {
        KeyedCertificate next = newAuthority(request);
        files.writeCertificates(request.name(), List.of(bundle.get(0), next.certificate()));
        files.write(request.name() + NEXT, List.of(next.certificate()), next.key());
    }

    private TrustedAuthority promote(AuthorityRequest request, String why) {
        X509Certificate next = files.certificates(request.name() + NEXT).get(0);
        PrivateKey key = files.key(request.name() + NEXT)
                .orElseThrow(() -> new SecretsException("the key of the successor of authority \"" + request.name()
                        + "\" is missing: put " + request.name() + NEXT + ".key back"));
        List<X509Certificate> trusted = new ArrayList<>(List.of(next));
        files.certificates(request.name()).stream()
                .filter(old -> !old.equals(next) && end(old).isAfter(now))
                .forEach(trusted::add);
        files.write(request.name(), trusted, key);
        files.delete(request.name() + NEXT);
        change(request, Action.REPLACED, why + "; until " + Dates.day(end(next)));
        return load(request);
    }

    private TrustedAuthority load(AuthorityRequest request) {
        List<X509Certificate> bundle = files.certificates(request.name());
        Optional<PrivateKey> key = files.key(request.name());
        if (key.isPresent() && !CertificateFiles.belongTogether(bundle.get(0), key.get())) {
            throw new SecretsException(
                    "the key in " + request.name() + ".key does not match the first certificate in " + request.name()
                            + ".crt: put both back from a copy of this directory. Without a copy the cluster has to start"
                            + " with a new authority, which no client trusts until it has the new " + request.name()
                            + ".crt: pgcluster down, remove both files, then up");
        }
        return new TrustedAuthority(bundle.get(0), key, bundle);
    }

    /** Late enough that a certificate issued now would be cut short. */
    private boolean isDue(X509Certificate issuing) {
        Duration margin = terms.lifetime().plus(terms.renewBefore());
        // An authority whose whole life is shorter than that is due in the last third of it.
        Duration third = terms.authorityLifetime().dividedBy(3);
        return !now.isBefore(end(issuing).minus(margin.compareTo(third) < 0 ? margin : third));
    }

    private KeyedCertificate newAuthority(AuthorityRequest request) {
        return CertificateAuthority.create(request.commonName(), now, terms.authorityLifetime(), random);
    }

    private void change(AuthorityRequest request, Action action, String detail) {
        report.accept(new SecretChange(request.name(), SecretChange.Kind.AUTHORITY, action, detail));
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
