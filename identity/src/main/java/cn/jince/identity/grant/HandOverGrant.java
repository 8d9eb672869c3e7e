package cn.jince.identity.grant;

import cn.jince.api.identity.Role;
import cn.jince.api.identity.TokenAttributes;
import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import cn.jince.identity.handover.HandOvers;
import cn.jince.identity.handover.HandOvers.Redeemed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Token exchange (RFC 8693) at a counter: the enterprise's hand-over code and the clerk's own token in, a token out
 * that speaks for the one enterprise and names the clerk in {@code act}. It cannot be refreshed.
 */
final class HandOverGrant implements AuthenticationProvider {
    static final String CODE_TYPE = "urn:jince:token-type:hand-over-code";
    private static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";

    /** Reads the grant from the token endpoint; other exchanges are left to nobody. */
    static final AuthenticationConverter CONVERTER = HandOverGrant::convert;

    private final HandOvers handOvers;
    private final Accounts accounts;
    private final JwtDecoder tokens;
    private final OAuth2TokenGenerator<? extends OAuth2Token> generator;

    HandOverGrant(
            HandOvers handOvers,
            Accounts accounts,
            JwtDecoder tokens,
            OAuth2TokenGenerator<? extends OAuth2Token> generator) {
        this.handOvers = handOvers;
        this.accounts = accounts;
        this.tokens = tokens;
        this.generator = generator;
    }

    private static @Nullable Authentication convert(HttpServletRequest request) {
        if (!AuthorizationGrantType.TOKEN_EXCHANGE.getValue().equals(request.getParameter("grant_type"))) {
            return null;
        }
        String code = request.getParameter("subject_token");
        String actor = request.getParameter("actor_token");
        if (code == null
                || actor == null
                || code.length() > 64
                || !CODE_TYPE.equals(request.getParameter("subject_token_type"))
                || !ACCESS_TOKEN_TYPE.equals(request.getParameter("actor_token_type"))) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "须带上代办码和窗口人员自己的令牌。");
        }
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new Request(client, code, actor);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        Request request = (Request) authentication;
        RegisteredClient registered = request.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                ? client.getRegisteredClient()
                : null;
        if (registered == null
                || !registered.getAuthorizationGrantTypes().contains(AuthorizationGrantType.TOKEN_EXCHANGE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        Account clerk =
                clerk(request.actorToken).orElseThrow(() -> refused(OAuth2ErrorCodes.ACCESS_DENIED, "只有窗口人员可以使用代办码。"));
        return switch (handOvers.redeem(clerk, request.code)) {
            case Redeemed.Granted granted -> issue(registered, request.with(clerk, granted));
            case Redeemed.Wrong _ -> throw refused("code_wrong", "代办码不正确，请核对后重新输入。");
            case Redeemed.Expired _ -> throw refused("code_expired", "代办码已过期，请企业重新生成。");
            case Redeemed.Used _ -> throw refused("code_used", "代办码已使用过，请企业重新生成。");
            case Redeemed.ForeignDivision _ -> throw refused("code_foreign_division", "该代办码不是给本地窗口的，请企业重新选择地区。");
            case Redeemed.TooManyGuesses _ -> throw refused("code_too_many_guesses", "输错次数过多，请十分钟后再试。");
        };
    }

    private Optional<Account> clerk(String token) {
        try {
            Jwt jwt = tokens.decode(token);
            return jwt.getClaim(TokenAttributes.ACT) == null
                    ? accounts.find(String.valueOf(jwt.getSubject()))
                            .filter(account ->
                                    account.isOfficer() && account.roles().contains(Role.CLERK.name()))
                    : Optional.empty();
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private static Authentication principal(Request request) {
        return (Authentication) request.getPrincipal();
    }

    private Authentication issue(RegisteredClient client, Request request) {
        Account person = request.granted().person();
        OAuth2Token issued = generator.generate(DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(UsernamePasswordAuthenticationToken.authenticated(
                        person.id(), null, List.of(new SimpleGrantedAuthority(person.kind()))))
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE)
                .authorizationGrant(request)
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .build());
        if (!(issued instanceof Jwt jwt)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR);
        }
        Instant ends = jwt.getExpiresAt();
        return new OAuth2AccessTokenAuthenticationToken(
                client,
                principal(request),
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), jwt.getIssuedAt(), ends),
                null,
                Map.of("issued_token_type", ACCESS_TOKEN_TYPE));
    }

    private static OAuth2AuthenticationException refused(String code, String detail) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, detail, null));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Request.class.isAssignableFrom(authentication);
    }

    /** What the token will say is read from here. */
    static final class Request extends OAuth2AuthorizationGrantAuthenticationToken {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String actorToken;
        private transient @Nullable Account clerk;
        private transient Redeemed.@Nullable Granted granted;

        Request(Authentication client, String code, String actorToken) {
            super(AuthorizationGrantType.TOKEN_EXCHANGE, client, Map.of());
            this.code = code;
            this.actorToken = actorToken;
        }

        private Request with(Account by, Redeemed.Granted what) {
            this.clerk = by;
            this.granted = what;
            return this;
        }

        Account clerk() {
            return java.util.Objects.requireNonNull(clerk);
        }

        Redeemed.Granted granted() {
            return java.util.Objects.requireNonNull(granted);
        }
    }
}
