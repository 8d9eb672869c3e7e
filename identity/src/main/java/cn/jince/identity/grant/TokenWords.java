package cn.jince.identity.grant;

import cn.jince.api.identity.TokenAttributes;
import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import cn.jince.identity.account.Accounts.SystemClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * Writes into a token who its subject is, read at the moment it is issued: a withdrawn mandate is gone with the next
 * token.
 */
@Component
class TokenWords implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Accounts accounts;

    TokenWords(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return;
        }
        context.getClaims().audience(new ArrayList<>(List.of(TokenAttributes.AUDIENCE)));
        attributes(context).forEach(context.getClaims()::claim);
    }

    private Map<String, Object> attributes(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            SystemClient system = accounts.findSystem(
                            context.getRegisteredClient().getClientId())
                    .orElseThrow(() -> new IllegalStateException("a client without credentials got a system token"));
            return Map.of(
                    TokenAttributes.KIND,
                    "SYSTEM",
                    TokenAttributes.NAME,
                    system.name(),
                    TokenAttributes.ROLES,
                    new ArrayList<>(system.roles()));
        }
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        return accounts.find(principal.getName())
                .map(Account::attributes)
                .orElseThrow(() -> new IllegalStateException("the account of a token is gone"));
    }
}
