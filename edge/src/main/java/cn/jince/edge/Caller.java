package cn.jince.edge;

import cn.jince.api.identity.Role;
import cn.jince.api.identity.TokenAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Who calls, as the verified token says.
 *
 * @param id subject of the token, stable
 * @param division six-digit code for officers, empty otherwise
 * @param mandates credit code to VIEWER, PREPARER or ACCEPTOR, for persons
 * @param deputy the clerk who acts in the subject's name at a counter; null where the subject acts
 */
public record Caller(
        String id,
        Kind kind,
        String name,
        String division,
        String department,
        Set<Role> roles,
        Map<String, String> mandates,
        @Nullable Deputy deputy) {

    public Caller(
            String id,
            Kind kind,
            String name,
            String division,
            String department,
            Set<Role> roles,
            Map<String, String> mandates) {
        this(id, kind, name, division, department, roles, mandates, null);
    }

    /** 窗口代办人: an officer by id and name. */
    public record Deputy(String id, String name) {}

    /** What the subject of a token is. */
    public enum Kind {
        ANONYMOUS,
        PERSON,
        OFFICER,
        SYSTEM,
        DEVICE
    }

    /** Nobody is signed in: what public endpoints see. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Kind.ANONYMOUS, "", "", "", Set.of(), Map.of());

    /** The caller of the current request; {@link #ANONYMOUS} where no token came. */
    public static Mono<Caller> current() {
        return ReactiveSecurityContextHolder.getContext()
                .filter(context -> context.getAuthentication() instanceof JwtAuthenticationToken)
                .map(context -> of(((JwtAuthenticationToken) context.getAuthentication()).getToken()))
                .defaultIfEmpty(ANONYMOUS);
    }

    /** Reads a verified token. */
    public static Caller of(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : list(token, TokenAttributes.ROLES)) {
            roles.add(Role.valueOf(role));
        }
        Map<String, String> mandates = new HashMap<>();
        for (String mandate : list(token, TokenAttributes.MANDATES)) {
            int colon = mandate.indexOf(':');
            mandates.put(mandate.substring(0, colon), mandate.substring(colon + 1));
        }
        String subject = text(token, "sub", "");
        return new Caller(
                subject,
                Kind.valueOf(text(token, TokenAttributes.KIND, "SYSTEM")),
                text(token, TokenAttributes.NAME, subject),
                text(token, TokenAttributes.DIVISION, ""),
                text(token, TokenAttributes.DEPARTMENT, ""),
                roles,
                Map.copyOf(mandates),
                deputy(token));
    }

    private static @Nullable Deputy deputy(Jwt token) {
        @Nullable Map<String, Object> act = token.getClaimAsMap(TokenAttributes.ACT);
        return act == null ? null : new Deputy(String.valueOf(act.get("sub")), String.valueOf(act.get("name")));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** True where the caller's division is the given one or above it; false for anyone who is no officer. */
    public boolean covers(String divisionCode) {
        return kind == Kind.OFFICER && !division.isEmpty() && divisionCode.startsWith(prefix(division));
    }

    /** True for a member of the enterprise, whatever the mandate. */
    public boolean actsFor(String creditCode) {
        return mandates.containsKey(creditCode);
    }

    /** True for a member who may prepare and submit claims: PREPARER or ACCEPTOR. */
    public boolean prepares(String creditCode) {
        String mandate = mandates.getOrDefault(creditCode, "");
        return mandate.equals("PREPARER") || mandate.equals("ACCEPTOR");
    }

    /** True for a member who may accept money and conditions on the enterprise's behalf. */
    public boolean accepts(String creditCode) {
        return mandates.getOrDefault(creditCode, "").equals("ACCEPTOR");
    }

    private static String prefix(String division) {
        if (division.endsWith("0000")) {
            return division.substring(0, 2);
        }
        return division.endsWith("00") ? division.substring(0, 4) : division;
    }

    private static String text(Jwt token, String attribute, String otherwise) {
        @Nullable String value = token.getClaimAsString(attribute);
        return value == null ? otherwise : value;
    }

    private static List<String> list(Jwt token, String attribute) {
        @Nullable List<String> values = token.getClaimAsStringList(attribute);
        return values == null ? List.of() : new ArrayList<>(values);
    }
}
