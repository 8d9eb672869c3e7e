package cn.jince.identity.account;

import cn.jince.api.identity.TokenAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param kind PERSON or OFFICER
 * @param password hash
 * @param secondFactor hash of the code in a demonstration; officers without one cannot sign in
 * @param mandates credit code to mandate, for persons
 */
public record Account(
        String id,
        String kind,
        String login,
        String name,
        String password,
        @Nullable String division,
        @Nullable String department,
        List<String> roles,
        @Nullable String secondFactor,
        int failures,
        @Nullable Instant lockedUntil,
        Map<String, String> mandates) {

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    public boolean isOfficer() {
        return kind.equals("OFFICER");
    }

    /** What the account's tokens say; plain lists, because the token store reads no others back. */
    public Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(TokenAttributes.KIND, kind);
        attributes.put(TokenAttributes.NAME, name);
        if (division != null) {
            attributes.put(TokenAttributes.DIVISION, division);
        }
        if (department != null) {
            attributes.put(TokenAttributes.DEPARTMENT, department);
        }
        attributes.put(TokenAttributes.ROLES, new ArrayList<>(roles));
        attributes.put(
                TokenAttributes.MANDATES,
                mandates.entrySet().stream()
                        .map(mandate -> mandate.getKey() + ":" + mandate.getValue())
                        .collect(Collectors.toCollection(ArrayList::new)));
        return attributes;
    }
}
