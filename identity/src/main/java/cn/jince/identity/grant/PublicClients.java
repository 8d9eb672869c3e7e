package cn.jince.identity.grant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Lets the mini-program name itself without a secret, for its own two grants only. */
final class PublicClients implements AuthenticationProvider {
    private final RegisteredClientRepository clients;

    PublicClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    static @Nullable Authentication convert(HttpServletRequest request) {
        if (request.getHeader("Authorization") != null
                || !Clients.MINI_PROGRAM.equals(request.getParameter("client_id"))
                || request.getParameter("client_secret") != null) {
            return null;
        }
        if (!isItsOwn(request)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new Named(Clients.MINI_PROGRAM);
    }

    /** Its two grants, and giving its own tokens back. */
    private static boolean isItsOwn(HttpServletRequest request) {
        @Nullable String grant = request.getParameter("grant_type");
        return Clients.WECHAT_CODE.getValue().equals(grant)
                || "refresh_token".equals(grant)
                || request.getRequestURI().equals("/identity/oauth2/revoke");
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        RegisteredClient client = clients.findByClientId(String.valueOf(authentication.getPrincipal()));
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Named.class.isAssignableFrom(authentication);
    }

    /**
     * A class of its own, so that the framework's provider for public clients (code and PKCE only) does not take it.
     */
    private static final class Named extends OAuth2ClientAuthenticationToken {
        private static final long serialVersionUID = 1L;

        Named(String clientId) {
            super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }
}
