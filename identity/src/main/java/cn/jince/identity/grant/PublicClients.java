package cn.jince.identity.grant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Lets the mini-program and the kiosks name themselves without a secret, for their own grants only. */
final class PublicClients implements AuthenticationProvider {
    private final RegisteredClientRepository clients;

    PublicClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    static @Nullable Authentication convert(HttpServletRequest request) {
        String client = request.getParameter("client_id");
        if (request.getHeader("Authorization") != null
                || client == null
                || !Clients.PUBLIC.contains(client)
                || request.getParameter("client_secret") != null) {
            return null;
        }
        if (!isItsOwn(client, request)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new Named(client);
    }

    /** Its grants, and giving its own tokens back. */
    private static boolean isItsOwn(String client, HttpServletRequest request) {
        @Nullable String grant = request.getParameter("grant_type");
        if (client.equals(Clients.KIOSK)) {
            return AuthorizationGrantType.DEVICE_CODE.getValue().equals(grant)
                    || request.getRequestURI().equals("/identity/oauth2/device_authorization");
        }
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
