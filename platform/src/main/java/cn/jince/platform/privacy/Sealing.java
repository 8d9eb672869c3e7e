package cn.jince.platform.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what lies in the database with AES-GCM. A sealed value says with which key, so that keys change while rows
 * of the old one are still there; a value without a seal is from before and is given back as it is.
 */
@Component
public class Sealing {
    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    private static final String MARK = "{aes-gcm:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final List<Key> keys;
    private final SecureRandom random = new SecureRandom();

    private record Key(String id, SecretKeySpec key) {
        String mark() {
            return MARK + id + "}";
        }
    }

    /** @param keys {@code id:base64} of 16 or 32 bytes, by comma; the first one seals, all open */
    Sealing(@Value("${jince.sealing.keys}") String keys) {
        this.keys = Arrays.stream(keys.split(",")).map(Sealing::key).toList();
        if (this.keys.getFirst().id().equals("development")) {
            log.warn("personal data is sealed with the key of development; set JINCE_SEALING_KEYS");
        }
    }

    private static Key key(String text) {
        int colon = text.indexOf(':');
        String id = colon < 0 ? "" : text.substring(0, colon).strip();
        if (!id.matches("[A-Za-z0-9-]{1,20}")) {
            throw new IllegalArgumentException("jince.sealing.keys: each key is id:base64, by comma");
        }
        byte[] secret = Base64.getDecoder().decode(text.substring(colon + 1).strip());
        if (secret.length != 16 && secret.length != 32) {
            throw new IllegalArgumentException("jince.sealing.keys: key " + id + " is not of 16 or 32 bytes");
        }
        return new Key(id, new SecretKeySpec(secret, "AES"));
    }

    /** @param keyValues of the row, in the order of the column's keys */
    public String seal(SealedColumn column, String clear, Object... keyValues) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Key key = keys.getFirst();
        byte[] hidden = run(
                Cipher.ENCRYPT_MODE,
                key,
                nonce,
                column.place(List.of(keyValues)),
                clear.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
        System.arraycopy(hidden, 0, whole, NONCE_BYTES, hidden.length);
        return key.mark() + Base64.getEncoder().encodeToString(whole);
    }

    /** @throws IllegalStateException where the key is gone, or the value was changed or moved from another row */
    public String open(SealedColumn column, String kept, Object... keyValues) {
        if (!kept.startsWith(MARK)) {
            return kept;
        }
        Key key = keys.stream()
                .filter(one -> kept.startsWith(one.mark()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key for " + kept.substring(0, kept.indexOf('}') + 1)));
        byte[] whole = Base64.getDecoder().decode(kept.substring(key.mark().length()));
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] clear = run(
                Cipher.DECRYPT_MODE,
                key,
                nonce,
                column.place(List.of(keyValues)),
                Arrays.copyOfRange(whole, NONCE_BYTES, whole.length));
        return new String(clear, StandardCharsets.UTF_8);
    }

    /** The key that seals now. */
    public String keyId() {
        return Objects.requireNonNull(keys.getFirst()).id();
    }

    /** A file: the mark, the nonce, what is hidden. @param place what the seal is bound to */
    public byte[] seal(String place, byte[] clear) {
        Key key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] mark = key.mark().getBytes(StandardCharsets.US_ASCII);
        byte[] hidden = run(Cipher.ENCRYPT_MODE, key, nonce, place, clear);
        return ByteBuffer.allocate(mark.length + NONCE_BYTES + hidden.length)
                .put(mark)
                .put(nonce)
                .put(hidden)
                .array();
    }

    /** @throws IllegalStateException where the key is gone, or the file was changed or put in another's place */
    public byte[] open(String place, byte[] kept) {
        String begin = new String(kept, 0, Math.min(kept.length, 40), StandardCharsets.ISO_8859_1);
        if (!begin.startsWith(MARK)) {
            return kept;
        }
        Key key = keys.stream()
                .filter(one -> begin.startsWith(one.mark()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key for the file " + place));
        int from = key.mark().length();
        return run(
                Cipher.DECRYPT_MODE,
                key,
                Arrays.copyOfRange(kept, from, from + NONCE_BYTES),
                place,
                Arrays.copyOfRange(kept, from + NONCE_BYTES, kept.length));
    }

    /** How a value begins that needs no new seal. */
    String current() {
        return Objects.requireNonNull(keys.getFirst()).mark();
    }

    private static byte[] run(int mode, Key key, byte[] nonce, String place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value of " + place + " does not open with key " + key.id(), e);
        }
    }
}
