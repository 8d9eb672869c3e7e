package cn.jince.gateway.token;

import java.util.Set;

/**
 * Who asks, as a good token says.
 *
 * @param kind PERSON, OFFICER, SYSTEM or DEVICE
 */
public record Caller(String subject, String kind, Set<String> roles) {
    public boolean isSystem() {
        return kind.equals("SYSTEM");
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
