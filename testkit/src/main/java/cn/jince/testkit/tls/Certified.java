package cn.jince.testkit.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Keys and their certificate. */
public record Certified(KeyPair keys, X509Certificate certificate) {
    private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Duration DAY = Duration.ofDays(1);

    /** For {@code localhost}, vouched for by itself. */
    public static Certified selfSigned() {
        KeyPair keys = newKeys();
        return certified("localhost", "localhost", keys, keys, Instant.now().plus(DAY.multipliedBy(365)), false);
    }

    /** An authority, to be trusted by whom it may concern. */
    public static Certified authority(String name) {
        KeyPair keys = newKeys();
        return certified(name, name, keys, keys, Instant.now().plus(DAY.multipliedBy(365)), true);
    }

    /** A certificate for a host, from this authority, good until then; a time past gives one that has ended. */
    public Certified issue(String host, Instant until) {
        String issuer = certificate.getSubjectX500Principal().getName().substring("CN=".length());
        return certified(host, issuer, newKeys(), keys, until, false);
    }

    private static Certified certified(
            String host, String issuer, KeyPair keys, KeyPair signers, Instant until, boolean authority) {
        try {
            TBSCertificate body = body(host, issuer, keys, until, authority);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signers.getPrivate());
            signature.update(body.getEncoded(ASN1Encoding.DER));
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(body);
            parts.add(ALGORITHM);
            parts.add(new DERBitString(signature.sign()));
            byte[] der = new DERSequence(parts).getEncoded(ASN1Encoding.DER);
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return new Certified(keys, certificate);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate for " + host + " could not be made", e);
        }
    }

    /** A pair on P-256. */
    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as PEM. */
    public String pem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    private static TBSCertificate body(String host, String issuer, KeyPair keys, Instant until, boolean authority)
            throws IOException {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
        generator.setIssuer(new X500Name("CN=" + issuer));
        generator.setSubject(new X500Name("CN=" + host));
        generator.setStartDate(new Time(Date.from(until.minus(DAY.multipliedBy(366)))));
        generator.setEndDate(new Time(Date.from(until)));
        generator.setSignature(ALGORITHM);
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        generator.setExtensions(extensions.generate());
        return generator.generateTBSCertificate();
    }
}
