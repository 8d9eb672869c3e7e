package cn.jince.identity.grant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/**
 * Authorizations in PostgreSQL that remember which refresh tokens were rotated away: whoever shows one again loses the
 * whole family.
 */
@Component
class RotatingAuthorizations implements OAuth2AuthorizationService {
    private final OAuth2AuthorizationService kept;
    private final JdbcClient db;
    private final Clock clock;

    RotatingAuthorizations(JdbcOperations jdbc, JdbcClient db, RegisteredClientRepository clients, Clock clock) {
        this.kept = new JdbcOAuth2AuthorizationService(jdbc, clients);
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        Optional.ofNullable(kept.findById(authorization.getId()))
                .map(before -> value(before))
                .filter(before -> !before.equals(value(authorization)))
                .ifPresent(before -> remember(before, authorization.getId()));
        kept.save(authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found = kept.findByToken(token, type);
        if (found == null && type != null && type.equals(OAuth2TokenType.REFRESH_TOKEN)) {
            revokeFamilyOf(token);
        }
        return found;
    }

    private void revokeFamilyOf(String token) {
        db.sql("SELECT authorization_id FROM used_refresh_token WHERE digest = ?")
                .param(digest(token))
                .query(String.class)
                .optional()
                .map(kept::findById)
                .ifPresent(kept::remove);
    }

    private void remember(String token, String authorizationId) {
        db.sql(
                        "INSERT INTO used_refresh_token (digest, authorization_id, used_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(digest(token), authorizationId, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String value(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2RefreshToken> token = authorization.getRefreshToken();
        return token == null ? null : token.getToken().getTokenValue();
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
