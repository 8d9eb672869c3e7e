package cn.jince.platform.disclosure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 解除脱敏: an officer looked at a field of a claim in clear. */
public record Disclosure(
        String id,
        String claimId,
        String creditCode,
        String division,
        Field field,
        Officer officer,
        String reason,
        Instant at) {

    public record Officer(String id, String name, String department) {}

    /** What is hidden from officers until they say why they need it. */
    public enum Field {
        CONTACT_NAME("contactName"),
        CONTACT_PHONE("contactPhone"),
        BANK_ACCOUNT("bankAccount");

        private final String key;

        Field(String key) {
            this.key = key;
        }

        /** As the claim's form names it. */
        public String key() {
            return key;
        }

        public static @Nullable Field of(String key) {
            for (Field field : values()) {
                if (field.key.equals(key)) {
                    return field;
                }
            }
            return null;
        }
    }
}
