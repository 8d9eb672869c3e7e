package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps a file for one of the claim's materials; a later file for the same material takes its place. */
@UseCase
public class AttachMaterial {
    private final Claims claims;
    private final AttachmentFiles files;
    private final PlatformClock clock;

    public AttachMaterial(Claims claims, AttachmentFiles files, PlatformClock clock) {
        this.claims = claims;
        this.files = files;
        this.clock = clock;
    }

    public Mono<Outcome<Attachment, ClaimRefusal>> attach(
            Caller caller, String id, String material, String fileName, byte[] content) {
        Instant now = clock.instant();
        return claims.find(id)
                .map(claim -> ClaimAccess.prepares(caller, claim)
                        .then(allowed -> check(allowed, material, fileName, content, now)))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Attachment, ClaimRefusal>(Attachment attachment) ->
                        files.keep(id, attachment, content).thenReturn(decided);
                    case Outcome.Refused<Attachment, ClaimRefusal> refused -> Mono.just(refused);
                });
    }

    private static Outcome<Attachment, ClaimRefusal> check(
            Claim claim, String material, String fileName, byte[] content, Instant now) {
        if (!ClaimGraph.allows(claim.state(), ClaimVerb.ATTACH)) {
            return Outcome.refused(new ClaimRefusal.WrongState(claim.state(), ClaimVerb.ATTACH));
        }
        if (content.length > Attachment.MOST_BYTES) {
            return Outcome.refused(new ClaimRefusal.AttachmentTooLarge());
        }
        String type = mediaType(content);
        if (type == null) {
            return Outcome.refused(new ClaimRefusal.AttachmentUnreadable());
        }
        if (!claim.item().materials().contains(material) || fileName.isBlank() || fileName.length() > 255) {
            return Outcome.refused(
                    new ClaimRefusal.FormIncomplete(java.util.List.of(new Defect(material, "本事项不需要这份材料，或文件名不当。"))));
        }
        return Outcome.done(new Attachment(
                UUID.randomUUID().toString(), material, fileName, type, content.length, sha256(content), now));
    }

    /** Judged by the first bytes, never by the name. */
    static @Nullable String mediaType(byte[] content) {
        if (startsWith(content, 0x25, 0x50, 0x44, 0x46, 0x2D)) {
            return "application/pdf";
        }
        if (startsWith(content, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "image/png";
        }
        return startsWith(content, 0xFF, 0xD8, 0xFF) ? "image/jpeg" : null;
    }

    private static boolean startsWith(byte[] content, int... magic) {
        byte[] first = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            first[i] = (byte) magic[i];
        }
        return content.length > magic.length && Arrays.equals(content, 0, magic.length, first, 0, magic.length);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
