package cn.jince.adapters.signing;

import cn.jince.adapters.descriptor.SystemDescriptor.Order;
import cn.jince.adapters.descriptor.SystemDescriptor.Recipe;
import cn.jince.adapters.descriptor.SystemDescriptor.SignatureNames;
import cn.jince.adapters.descriptor.SystemDescriptor.Signing;
import cn.jince.adapters.descriptor.SystemDescriptor.Spelling;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A profile with its recipe: all that sender and checker must agree on. */
record Scheme(
        Profile profile,
        String keyId,
        byte[] secret,
        SignatureNames names,
        Wording wording,
        String time,
        Digests digest,
        Spelling spelling,
        Duration skew) {
    private static final SignatureNames USUAL =
            new SignatureNames("appKey", "timestamp", "nonce", "sign", "bodyDigest");
    private static final Duration USUAL_SKEW = Duration.ofMinutes(5);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static Scheme of(Signing signing, byte[] secret, Charset charset) {
        Recipe recipe = Objects.requireNonNullElse(signing.recipe(), Recipe.USUAL);
        Profile profile = Profiles.of(signing.profile(), secret);
        return new Scheme(
                profile,
                signing.keyId(),
                secret,
                names(recipe.names()),
                new Wording(
                        Objects.requireNonNullElse(recipe.text(), profile.usualText()),
                        Objects.requireNonNullElse(recipe.order(), Order.SORTED),
                        Boolean.TRUE.equals(recipe.dropEmpty()),
                        charset),
                Objects.requireNonNullElse(recipe.time(), "millis"),
                Digests.valueOf(
                        Objects.requireNonNullElse(recipe.digest(), "sha256").toUpperCase(Locale.ROOT)),
                Objects.requireNonNullElse(recipe.spelling(), Spelling.HEX),
                Objects.requireNonNullElse(recipe.skew(), USUAL_SKEW));
    }

    private static SignatureNames names(@Nullable SignatureNames theirs) {
        return theirs == null
                ? USUAL
                : new SignatureNames(
                        Objects.requireNonNullElse(theirs.key(), USUAL.key()),
                        Objects.requireNonNullElse(theirs.time(), USUAL.time()),
                        Objects.requireNonNullElse(theirs.nonce(), USUAL.nonce()),
                        Objects.requireNonNullElse(theirs.sign(), USUAL.sign()),
                        Objects.requireNonNullElse(theirs.digest(), USUAL.digest()));
    }

    byte[] text(Message message, Map<String, String> fields) {
        Map<String, String> parameters = new LinkedHashMap<>(message.parameters());
        parameters.putAll(fields);
        String digested = message.body().length == 0 ? "" : written(digest.of(message.body()), Spelling.HEX);
        if (!digested.isEmpty() && !name(names.digest()).isEmpty()) {
            parameters.put(name(names.digest()), digested);
        }
        return wording.of(
                message,
                parameters,
                Map.of(
                        "key",
                        keyId,
                        "secret",
                        new String(secret, StandardCharsets.UTF_8),
                        "time",
                        fields.getOrDefault(name(names.time()), ""),
                        "nonce",
                        fields.getOrDefault(name(names.nonce()), ""),
                        "digest",
                        digested));
    }

    String moment(Instant now) {
        return switch (time) {
            case "millis" -> Long.toString(now.toEpochMilli());
            case "seconds" -> Long.toString(now.getEpochSecond());
            default ->
                DateTimeFormatter.ofPattern(time, Locale.ROOT).withZone(ZONE).format(now);
        };
    }

    Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    switch (time) {
                        case "millis" -> Instant.ofEpochMilli(Long.parseLong(text));
                        case "seconds" -> Instant.ofEpochSecond(Long.parseLong(text));
                        default ->
                            DateTimeFormatter.ofPattern(time, Locale.ROOT)
                                    .withZone(ZONE)
                                    .parse(text, Instant::from);
                    });
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    String written(byte[] bytes) {
        return written(bytes, spelling);
    }

    private static String written(byte[] bytes, Spelling spelling) {
        return switch (spelling) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case HEX_UPPER -> HexFormat.of().withUpperCase().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
        };
    }

    Optional<byte[]> bytes(String written) {
        try {
            return Optional.of(
                    switch (spelling) {
                        case HEX, HEX_UPPER -> HexFormat.of().parseHex(written);
                        case BASE64 -> Base64.getDecoder().decode(written);
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A field with an empty name is one they do not have. */
    static String name(@Nullable String name) {
        return name == null ? "" : name;
    }
}
