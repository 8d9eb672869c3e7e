package cn.jince.testkit.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that trusts the province's authority is refused nothing but what is wrong. */
class TlsFaultTest {
    private final FakeProvince province = FakeProvince.start(0, Set.of(Seat.TAX), _ -> {});
    private final FakeSystem tax = province.tax();

    @BeforeEach
    void speak_tls() {
        tax.speakTls(true);
    }

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void a_sound_certificate_is_accepted_again_after_healing() throws Exception {
        tax.fail(Fault.TLS_EXPIRED);
        tax.heal();

        assertThat(tax.url()).startsWith("https://localhost:");
        assertThat(ask().text()).contains("0000");
    }

    @Test
    void an_ended_certificate_is_refused_because_it_ended() {
        tax.fail(Fault.TLS_EXPIRED);

        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(this::ask)
                .withRootCauseInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void a_certificate_for_another_host_is_refused_because_of_its_name() {
        tax.fail(Fault.TLS_WRONG_HOST);

        assertThatExceptionOfType(SSLException.class).isThrownBy(this::ask).withMessageContaining("localhost");
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused() {
        tax.fail(Fault.TLS_SELF_SIGNED);

        assertThatExceptionOfType(SSLException.class).isThrownBy(this::ask).withMessageContaining("PKIX path");
    }

    @Test
    void a_handshake_breaks_off() {
        tax.fail(Fault.TLS_CUT);

        assertThatExceptionOfType(IOException.class).isThrownBy(this::ask);
    }

    private Heard ask() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", FakeProvince.authority());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", tax.port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return Heard.of(socket, Asking.tax(World.RARE_NAME));
        }
    }
}
