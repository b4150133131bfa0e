package io.pgcluster.operate.secret;

import io.pgcluster.operate.secret.SecretChange.Action;
import io.pgcluster.render.plan.secret.CertificatePlan;
import io.pgcluster.render.plan.secret.CertificateUsage;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Keeps certificates: one that is good stays, any other is replaced by one with a new key. */
final class CertificateKeeper {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final CertificateFiles files;
    private final SecureRandom random;
    private final Instant now;
    private final SecretsRequest terms;
    private final Consumer<SecretChange> report;

    CertificateKeeper(
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

    void keep(CertificatePlan request, TrustedAuthority authority, Rotation rotation) {
        List<X509Certificate> present = files.certificates(request.path());
        Optional<PrivateKey> key = files.key(request.path());
        if (present.isEmpty() || key.isEmpty()) {
            issue(request, authority, Action.CREATED, "");
            return;
        }
        X509Certificate certificate = present.get(0);
        Optional<String> fault = rotation.certificates()
                ? Optional.of("asked for")
                : fault(request, authority, new KeyedCertificate(certificate, key.get()));
        if (fault.isPresent()) {
            issue(request, authority, Action.REPLACED, fault.get() + "; ");
        } else {
            change(request, Action.KEPT, "until " + Dates.day(end(certificate)));
        }
    }

    private void issue(CertificatePlan request, TrustedAuthority authority, Action action, String why) {
        PrivateKey key = authority
                .key()
                .orElseThrow(() -> new SecretsException("certificate \"" + request.path()
                        + "\" must be issued (" + (why.isEmpty() ? "it is missing" : why.replace("; ", ""))
                        + "), but the key of its authority is missing: put "
                        + request.authority().file() + ".key back"));
        KeyedCertificate made = new CertificateAuthority(new KeyedCertificate(authority.issuing(), key), random)
                .issue(request, now, terms.plan().lifetime());
        files.write(request.path(), List.of(made.certificate()), made.key());
        change(request, action, why + "until " + Dates.day(end(made.certificate())));
    }

    private Optional<String> fault(CertificatePlan request, TrustedAuthority authority, KeyedCertificate present) {
        X509Certificate certificate = present.certificate();
        if (!CertificateFiles.belongTogether(certificate, present.key())) {
            return Optional.of("its key did not match it");
        }
        if (authority.trusted().stream().noneMatch(issuer -> isIssuedBy(certificate, issuer))) {
            return Optional.of("its authority is no longer trusted");
        }
        if (!isAsRequested(request, certificate)) {
            return Optional.of("its names or usages changed");
        }
        if (isDue(certificate, authority)) {
            return Optional.of("it would have expired on " + Dates.day(end(certificate)));
        }
        return Optional.empty();
    }

    /** A new one must also live longer, or an authority near its end would have all of its certificates replaced every time. */
    private boolean isDue(X509Certificate certificate, TrustedAuthority authority) {
        boolean near = !now.isBefore(end(certificate).minus(terms.plan().renewBefore()));
        return near && end(authority.issuing()).isAfter(end(certificate));
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isAsRequested(CertificatePlan request, X509Certificate certificate) {
        try {
            return certificate.getSubjectX500Principal().equals(CertificateAuthority.name(request.commonName()))
                    && names(certificate, DNS_NAME).equals(new TreeSet<>(request.dnsNames()))
                    && names(certificate, IP_ADDRESS).equals(canonical(request.ipAddresses()))
                    && usages(certificate).equals(request.usages());
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Set<String> names(X509Certificate certificate, int type) throws CertificateParsingException {
        Set<String> names = new TreeSet<>();
        var alternatives = certificate.getSubjectAlternativeNames();
        for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
            if (name.get(0).equals(type)) {
                names.add(name.get(1).toString());
            }
        }
        return names;
    }

    /** Addresses as the Java runtime spells those of a certificate. */
    private static Set<String> canonical(List<String> addresses) {
        Set<String> canonical = new TreeSet<>();
        addresses.forEach(address -> canonical.add(IpText.canonical(address)));
        return canonical;
    }

    private static Set<CertificateUsage> usages(X509Certificate certificate) throws CertificateParsingException {
        List<String> purposes = certificate.getExtendedKeyUsage();
        Set<CertificateUsage> usages = new TreeSet<>();
        if (purposes != null && purposes.contains(KeyPurposeId.id_kp_serverAuth.getId())) {
            usages.add(CertificateUsage.SERVER);
        }
        if (purposes != null && purposes.contains(KeyPurposeId.id_kp_clientAuth.getId())) {
            usages.add(CertificateUsage.CLIENT);
        }
        return usages;
    }

    private void change(CertificatePlan request, Action action, String detail) {
        report.accept(new SecretChange(request.path(), SecretChange.Kind.CERTIFICATE, action, detail));
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
