package cn.jince.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jince.identity.IdentitySettings;
import cn.jince.identity.IdentitySettings.FirstOperator;
import cn.jince.identity.IdentitySettings.House;
import cn.jince.identity.IdentitySettings.Identity;
import cn.jince.identity.IdentitySettings.WeChat;
import cn.jince.testkit.store.WithStores;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** An identity without a demonstration, as a deployment begins. */
@WithStores
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=identity",
            "jince.house.client-secret=chosen-at-this-place",
            "jince.identity.first-operator.login=founder",
            "jince.identity.first-operator.password=a-long-first-password",
            "jince.identity.first-operator.totp=JBSWY3DPEHPK3PXP"
        })
class FirstAccountsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordEncoder passwords;

    @Test
    void the_house_signs_in_with_the_secret_of_the_settings_and_with_no_other() throws Exception {
        assertThat(token("house:chosen-at-this-place")).contains("access_token");
        assertThat(token("house:house-secret-for-development")).contains("invalid_client");

        start("changed-later", new FirstOperator("", "", ""));

        assertThat(token("house:changed-later")).contains("access_token");
        assertThat(token("house:chosen-at-this-place")).contains("invalid_client");
        start("chosen-at-this-place", new FirstOperator("", "", ""));
    }

    @Test
    void an_empty_identity_gets_one_operator_with_a_second_factor_and_never_another() {
        Account founder = accounts.findByLogin("founder").orElseThrow();
        assertThat(founder.kind()).isEqualTo("OFFICER");
        assertThat(founder.roles()).containsExactly("OPERATOR");
        assertThat(founder.secondFactor()).isEqualTo("totp:JBSWY3DPEHPK3PXP");

        start("chosen-at-this-place", new FirstOperator("second", "a-long-first-password", "JBSWY3DPEHPK3PXP"));

        assertThat(accounts.findByLogin("second")).isEmpty();
    }

    @Test
    void a_short_password_or_no_second_factor_stops_the_start() {
        assertThatThrownBy(() -> start("s", new FirstOperator("weak", "short", "JBSWY3DPEHPK3PXP")))
                .hasMessageContaining("first-operator");
        assertThatThrownBy(() -> start("s", new FirstOperator("weak", "a-long-first-password", "no base32")))
                .hasMessageContaining("first-operator");
        start("chosen-at-this-place", new FirstOperator("", "", ""));
    }

    private void start(String secret, FirstOperator operator) {
        IdentitySettings settings = new IdentitySettings(
                "http://localhost:8080",
                new House("house", secret),
                new Identity("", "web-secret-for-development", operator, new WeChat("", "", "")));
        new FirstAccounts(settings, db, passwords).run(new DefaultApplicationArguments());
    }

    private String token(String credentials) throws Exception {
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/identity/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
