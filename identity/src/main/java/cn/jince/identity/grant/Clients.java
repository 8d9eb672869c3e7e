package cn.jince.identity.grant;

import cn.jince.api.identity.Role;
import cn.jince.identity.IdentitySettings;
import cn.jince.identity.account.Accounts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The clients: the gateway for browsers, the mini-program, and systems with credentials of their own. */
@Component
class Clients implements RegisteredClientRepository {
    static final String MINI_PROGRAM = "jince-miniprogram";
    static final String KIOSK = "jince-kiosk";
    /** Those without a secret. */
    static final Set<String> PUBLIC = Set.of(MINI_PROGRAM, KIOSK);

    static final AuthorizationGrantType WECHAT_CODE = new AuthorizationGrantType("urn:jince:grant:wechat-code");

    private final Map<String, RegisteredClient> fixed;
    private final Accounts accounts;

    Clients(IdentitySettings settings, Accounts accounts, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.fixed = Map.of("web", web(settings, passwords), MINI_PROGRAM, miniProgram(), KIOSK, kiosk());
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by an operator, not over OAuth");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return Optional.ofNullable(fixed.get(clientId))
                .or(() -> accounts.findSystem(clientId).map(Clients::system))
                .orElse(null);
    }

    private static RegisteredClient web(IdentitySettings settings, PasswordEncoder passwords) {
        return RegisteredClient.withId("web")
                .clientId("web")
                .clientName("网页端")
                .clientSecret(passwords.encode(settings.identity().webClientSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.publicUrl() + "/login/oauth2/code/jince")
                .postLogoutRedirectUri(settings.publicUrl() + "/")
                .scope("openid")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens())
                .build();
    }

    private static RegisteredClient miniProgram() {
        return RegisteredClient.withId(MINI_PROGRAM)
                .clientId(MINI_PROGRAM)
                .clientName("微信小程序")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(WECHAT_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .tokenSettings(tokens())
                .build();
    }

    /** One client for all kiosks; each is let in by an officer, for a day of work, and can do what anybody can. */
    private static RegisteredClient kiosk() {
        return RegisteredClient.withId(KIOSK)
                .clientId(KIOSK)
                .clientName("一体机")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(10))
                        .deviceCodeTimeToLive(Duration.ofMinutes(10))
                        .build())
                .build();
    }

    private static RegisteredClient system(Accounts.SystemClient system) {
        return RegisteredClient.withId(system.clientId())
                .clientId(system.clientId())
                .clientName(system.name())
                .clientSecret(system.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantTypes(grants -> {
                    grants.add(AuthorizationGrantType.CLIENT_CREDENTIALS);
                    // Services of the house exchange a hand-over code for the clerk at the counter.
                    if (system.roles().contains(Role.HOUSE.name())) {
                        grants.add(AuthorizationGrantType.TOKEN_EXCHANGE);
                    }
                })
                .tokenSettings(tokens())
                .build();
    }

    private static TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(Duration.ofMinutes(10))
                .authorizationCodeTimeToLive(Duration.ofSeconds(60))
                .refreshTokenTimeToLive(Duration.ofHours(8))
                .reuseRefreshTokens(false)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }
}
