package cn.jince.identity.kiosk;

import cn.jince.api.identity.Role;
import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Approves what a kiosk asked for. Ours and not the framework's page, which would approve by a link alone: whoever
 * sends a clerk that link would have a kiosk of their own.
 */
@Component
class ApproveDevice {
    private static final OAuth2TokenType USER_CODE = new OAuth2TokenType(OAuth2ParameterNames.USER_CODE);
    private final OAuth2AuthorizationService authorizations;
    private final Accounts accounts;
    private final Clock clock;

    ApproveDevice(OAuth2AuthorizationService authorizations, Accounts accounts, Clock clock) {
        this.authorizations = authorizations;
        this.accounts = accounts;
        this.clock = clock;
    }

    enum Answer {
        APPROVED("已授权，一体机将在几秒内可用。"),
        WRONG_CODE("设备码不正确或已过期，请核对一体机屏幕。"),
        NOT_ALLOWED("只有窗口人员或平台运维人员可以授权一体机。");

        private final String text;

        Answer(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    Answer approve(Authentication officer, String typed) {
        if (!mayApprove(officer.getName())) {
            return Answer.NOT_ALLOWED;
        }
        OAuth2Authorization asked = authorizations.findByToken(asPrinted(typed), USER_CODE);
        OAuth2Authorization.@Nullable Token<OAuth2UserCode> code =
                asked == null ? null : asked.getToken(OAuth2UserCode.class);
        if (asked == null || code == null || code.isInvalidated() || ended(code.getToken())) {
            return Answer.WRONG_CODE;
        }
        authorizations.save(OAuth2Authorization.from(asked)
                .principalName(officer.getName())
                .token(
                        code.getToken(),
                        metadata -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, true))
                .attribute(Principal.class.getName(), officer)
                .attributes(attributes -> attributes.remove(OAuth2ParameterNames.SCOPE))
                .build());
        return Answer.APPROVED;
    }

    private boolean ended(OAuth2UserCode code) {
        Instant ends = code.getExpiresAt();
        return ends == null || clock.instant().isAfter(ends);
    }

    private boolean mayApprove(String id) {
        return accounts.find(id)
                .filter(Account::isOfficer)
                .filter(account -> account.roles().contains(Role.CLERK.name())
                        || account.roles().contains(Role.OPERATOR.name()))
                .isPresent();
    }

    /** The framework prints four letters, a dash and four letters. */
    private static String asPrinted(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return plain.length() == 8 ? plain.substring(0, 4) + "-" + plain.substring(4) : plain;
    }
}
