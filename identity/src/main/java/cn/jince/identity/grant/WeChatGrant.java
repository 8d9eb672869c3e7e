package cn.jince.identity.grant;

import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Sign-in of the mini-program: a WeChat code in, our tokens out. The session key of WeChat is never kept. */
final class WeChatGrant implements AuthenticationProvider {
    private final WeChat weChat;
    private final Accounts accounts;
    private final OAuth2AuthorizationService authorizations;
    private final OAuth2TokenGenerator<? extends OAuth2Token> generator;

    WeChatGrant(
            WeChat weChat,
            Accounts accounts,
            OAuth2AuthorizationService authorizations,
            OAuth2TokenGenerator<? extends OAuth2Token> generator) {
        this.weChat = weChat;
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.generator = generator;
    }

    /** Reads the grant from the token endpoint; leaves other grants to the others. */
    static final AuthenticationConverter CONVERTER = WeChatGrant::convert;

    private static @Nullable Authentication convert(HttpServletRequest request) {
        if (!Clients.WECHAT_CODE.getValue().equals(request.getParameter("grant_type"))) {
            return null;
        }
        String code = request.getParameter("code");
        if (code == null || code.isBlank() || code.length() > 512) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "缺少参数 code。", null));
        }
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new Request(client, code);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        Request request = (Request) authentication;
        if (!(request.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
                || client.getRegisteredClient() == null
                || !client.getRegisteredClient().getAuthorizationGrantTypes().contains(Clients.WECHAT_CODE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        Account account = accounts.findByOpenId(weChat.openIdOf(request.code))
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(new OAuth2Error("not_bound", "该微信尚未绑定平台账号。", null)));
        return issue(client.getRegisteredClient(), client, account, request);
    }

    private Authentication issue(
            RegisteredClient client, OAuth2ClientAuthenticationToken clientToken, Account account, Request request) {
        UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(
                account.id(), null, List.of(new SimpleGrantedAuthority(account.kind())));
        DefaultOAuth2TokenContext.Builder context = DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(person)
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorizationGrantType(Clients.WECHAT_CODE)
                .authorizationGrant(request);
        OAuth2Token issued =
                generate(context.tokenType(OAuth2TokenType.ACCESS_TOKEN).build());
        if (!(issued instanceof Jwt jwt)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR);
        }
        OAuth2AccessToken access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt());
        // Made here: the framework's generator gives none to clients without a secret.
        java.time.Instant now = java.util.Objects.requireNonNull(jwt.getIssuedAt());
        OAuth2RefreshToken refresh = new OAuth2RefreshToken(
                RefreshValues.next(), now, now.plus(client.getTokenSettings().getRefreshTokenTimeToLive()));
        authorizations.save(OAuth2Authorization.withRegisteredClient(client)
                .principalName(account.id())
                .authorizationGrantType(Clients.WECHAT_CODE)
                .attribute(Principal.class.getName(), person)
                .token(
                        access,
                        metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims()))
                .refreshToken(refresh)
                .build());
        return new OAuth2AccessTokenAuthenticationToken(client, clientToken, access, refresh);
    }

    private OAuth2Token generate(DefaultOAuth2TokenContext context) {
        OAuth2Token token = generator.generate(context);
        if (token == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR);
        }
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Request.class.isAssignableFrom(authentication);
    }

    private static final class Request extends OAuth2AuthorizationGrantAuthenticationToken {
        private static final long serialVersionUID = 1L;
        private final String code;

        Request(Authentication client, String code) {
            super(Clients.WECHAT_CODE, client, Map.of());
            this.code = code;
        }
    }
}
