package cn.jince.adapters.sender;

import cn.jince.adapters.signing.Verifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What a registration must hold before the service starts with it. */
final class SenderCheck {
    private final String file;

    private SenderCheck(String file) {
        this.file = file;
    }

    static void check(String file, @Nullable Sender sender, Environment environment) {
        new SenderCheck(file).check(sender, environment);
    }

    private void check(@Nullable Sender sender, Environment environment) {
        if (sender == null) {
            throw new BadRegistration(file, "the file", "is empty");
        }
        require("system", filled(sender.system()));
        require("name", filled(sender.name()));
        require("contact", filled(sender.contact()));
        require("sandbox", filled(sender.sandbox()) && !Objects.equals(sender.sandbox(), sender.system()));
        require("divisions", sender.divisions() != null && !sender.divisions().isEmpty());
        sender.divisions().forEach(division -> require("divisions", division.matches("14\\d{4}")));
        require("kinds", sender.kinds() != null && !sender.kinds().isEmpty());
        if (sender.kinds().contains(Kind.FACTS)) {
            require("source", filled(sender.source()));
            require("attributes", !sender.said().isEmpty());
        }
        quota(sender.quota());
        Sender.Signing signing = sender.signing();
        if (signing != null) {
            require("signing.profile", signing.profile() != null);
            if (signing.profile() == Sender.Profile.SM2) {
                publicKey(signing);
            } else {
                secret(signing, environment);
            }
        }
    }

    private void secret(Sender.Signing signing, Environment environment) {
        require("signing.public-key", signing.publicKey() == null);
        String secret = signing.secret();
        if (secret == null || secret.isBlank()) {
            throw new BadRegistration(file, "signing.secret", "is missing or out of range");
        }
        if (!environment.containsProperty(secret)) {
            throw new BadRegistration(file, "signing.secret", "names the property " + secret + ", which is not set");
        }
    }

    private void publicKey(Sender.Signing signing) {
        require("signing.secret", signing.secret() == null);
        String key = signing.publicKey();
        if (key == null || !Verifier.isSm2Point(key)) {
            throw new BadRegistration(file, "signing.public-key", "is no point of the SM2 curve in hexadecimal digits");
        }
    }

    private void quota(Sender.@Nullable Quota quota) {
        if (quota == null) {
            throw new BadRegistration(file, "quota", "is missing");
        }
        require("quota.calls-per-minute", quota.callsPerMinute() != null && quota.callsPerMinute() > 0);
        require("quota.rows-per-minute", quota.rowsPerMinute() != null && quota.rowsPerMinute() > 0);
        require("quota.calls-per-day", quota.callsPerDay() != null && quota.callsPerDay() > 0);
        require("quota.rows-per-day", quota.rowsPerDay() != null && quota.rowsPerDay() > 0);
    }

    private static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private void require(String key, boolean holds) {
        if (!holds) {
            throw new BadRegistration(file, key, "is missing or out of range");
        }
    }
}
