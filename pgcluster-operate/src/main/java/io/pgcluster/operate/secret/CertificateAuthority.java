package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.secret.CertificatePlan;
import io.pgcluster.render.plan.secret.CertificateUsage;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The cluster's own certificate authority: ECDSA on P-256, which every OpenSSL and Java of the supported images reads and which makes
 * handshakes cheap. It signs leaves only (path length 0), and no leaf outlives it.
 */
final class CertificateAuthority {
    /** Certificates start this long before now, for machines whose clock is late. */
    static final Duration SKEW = Duration.ofMinutes(10);

    private static final int SERIAL_BITS = 159;

    private final KeyedCertificate authority;
    private final SecureRandom random;

    CertificateAuthority(KeyedCertificate authority, SecureRandom random) {
        this.authority = authority;
        this.random = random;
    }

    /** A new authority called {@code commonName}, good from now for {@code lifetime}. */
    static KeyedCertificate create(String commonName, Instant now, Duration lifetime, SecureRandom random) {
        try {
            KeyPair pair = newKeys(random);
            X500Principal subject = name(commonName);
            X509v3CertificateBuilder builder =
                    builder(subject, subject, pair.getPublic(), now, now.plus(lifetime), random);
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(pair.getPublic()));
            return new KeyedCertificate(sign(builder, pair.getPrivate()), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("cannot create the certificate authority \"" + commonName + "\"", e);
        }
    }

    /** A new key and its certificate, good from now for {@code lifetime} or as long as the authority, whichever ends first. */
    KeyedCertificate issue(CertificatePlan request, Instant now, Duration lifetime) {
        try {
            KeyPair pair = newKeys(random);
            X509Certificate issuer = authority.certificate();
            Instant end = earlier(now.plus(lifetime), issuer.getNotAfter().toInstant());
            X509v3CertificateBuilder builder = builder(
                    issuer.getSubjectX500Principal(), name(request.commonName()), pair.getPublic(), now, end, random);
            addLeafExtensions(builder, request, pair.getPublic());
            return new KeyedCertificate(sign(builder, authority.key()), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("cannot issue the certificate \"" + request.path() + "\"", e);
        }
    }

    private void addLeafExtensions(X509v3CertificateBuilder builder, CertificatePlan request, PublicKey key)
            throws GeneralSecurityException, CertIOException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes(request)));
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
        GeneralName[] names = subjectNames(request);
        if (names.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
    }

    private static KeyPurposeId[] purposes(CertificatePlan request) {
        List<KeyPurposeId> purposes = new ArrayList<>();
        if (request.usages().contains(CertificateUsage.SERVER)) {
            purposes.add(KeyPurposeId.id_kp_serverAuth);
        }
        if (request.usages().contains(CertificateUsage.CLIENT)) {
            purposes.add(KeyPurposeId.id_kp_clientAuth);
        }
        return purposes.toArray(KeyPurposeId[]::new);
    }

    private static GeneralName[] subjectNames(CertificatePlan request) {
        List<GeneralName> names = new ArrayList<>();
        new TreeSet<>(request.dnsNames()).forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        new TreeSet<>(request.ipAddresses())
                .forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        return names.toArray(GeneralName[]::new);
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Instant now, Instant end, SecureRandom random) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(SKEW)), Date.from(end), subject, key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyPair newKeys(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    static X500Principal name(String commonName) {
        return new X500Principal("CN=" + IETFUtils.valueToString(new DERUTF8String(commonName)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
