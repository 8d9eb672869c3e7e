package cn.jince.identity.grant;

import cn.jince.api.identity.TokenAttributes;
import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import cn.jince.identity.account.Accounts.SystemClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
    private final Clock clock;

    TokenWords(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
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
        if (AuthorizationGrantType.DEVICE_CODE.equals(context.getAuthorizationGrantType())) {
            return device(context, principal.getName());
        }
        if (context.getAuthorizationGrant() instanceof HandOverGrant.Request handOver) {
            return handedOver(context, handOver);
        }
        return accounts.find(principal.getName())
                .map(Account::attributes)
                .orElseThrow(() -> new IllegalStateException("the account of a token is gone"));
    }

    /** A kiosk stands where the officer is who let it in, and has none of that officer's rights. */
    private Map<String, Object> device(JwtEncodingContext context, String officer) {
        Account approver = accounts.find(officer)
                .orElseThrow(() -> new IllegalStateException("the officer who let a kiosk in is gone"));
        context.getClaims().subject("kiosk-" + UUID.randomUUID());
        return Map.of(
                TokenAttributes.KIND,
                "DEVICE",
                TokenAttributes.NAME,
                "一体机",
                TokenAttributes.DIVISION,
                approver.division() == null ? "" : approver.division(),
                TokenAttributes.ROLES,
                new ArrayList<>());
    }

    /** The person's word for this one enterprise, in the clerk's hand, for a quarter of an hour. */
    private Map<String, Object> handedOver(JwtEncodingContext context, HandOverGrant.Request handOver) {
        Account person = handOver.granted().person();
        Account clerk = handOver.clerk();
        context.getClaims().expiresAt(clock.instant().plus(Duration.ofMinutes(15)));
        return Map.of(
                TokenAttributes.KIND,
                "PERSON",
                TokenAttributes.NAME,
                person.name(),
                TokenAttributes.ROLES,
                new ArrayList<>(),
                TokenAttributes.MANDATES,
                new ArrayList<>(List.of(handOver.granted().creditCode() + ":PREPARER")),
                TokenAttributes.ACT,
                Map.of("sub", clerk.id(), "name", clerk.name()));
    }
}
