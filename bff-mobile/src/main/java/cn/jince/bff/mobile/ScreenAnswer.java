package cn.jince.bff.mobile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A screen with its ETag; Spring answers 304 where {@code If-None-Match} names it. */
@Component
public class ScreenAnswer {
    private final JsonMapper json;

    ScreenAnswer(JsonMapper json) {
        this.json = json;
    }

    /** The ETag is a digest of the whole body. */
    public <T> ResponseEntity<T> of(T screen) {
        return tagged(screen, digest(screen));
    }

    /**
     * A screen of something with a version: the ETag is {@code "version.digest"}, and {@link #version} finds the
     * version again when it comes back as {@code If-Match}.
     */
    public <T> ResponseEntity<T> of(T screen, int version) {
        return tagged(screen, version + "." + digest(screen));
    }

    /** An answer that says itself who may keep it, with its ETag. */
    public <T> ResponseEntity<T> tagged(ResponseEntity<T> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .eTag("\"" + digest(Objects.requireNonNull(answer.getBody())) + "\"")
                .body(answer.getBody());
    }

    /** The {@code If-Match} the platform understands: {@code "7.ab12…"} becomes {@code "7"}, anything else stays. */
    public static @Nullable String version(@Nullable String ifMatch) {
        return ifMatch == null ? null : ifMatch.replaceFirst("^(?:W/)?\"(\\d+)\\.[0-9a-f]+\"$", "\"$1\"");
    }

    /** Hex digest of what the value looks like on the wire. */
    public String digest(Object value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(value));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> ResponseEntity<T> tagged(T screen, String tag) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + tag + "\"")
                .body(screen);
    }
}
