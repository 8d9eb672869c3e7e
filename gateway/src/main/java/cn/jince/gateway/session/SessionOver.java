package cn.jince.gateway.session;

import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/** Identity gives no more tokens for this session. */
final class SessionOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionOver(String why) {
        super(why, null, false, false);
    }

    /** Only a refused refresh token ends a session; an identity that is away does not. */
    static boolean means(OAuth2AuthorizationException error) {
        return error.getError().getErrorCode().equals("invalid_grant");
    }
}
