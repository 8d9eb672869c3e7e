package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Attachment.Scan;
import cn.jince.platform.kernel.Fingerprint;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.scan.VirusScanner;
import cn.jince.platform.scan.VirusScanner.Found;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Keeps a file for one of the claim's materials; a later file for the same material takes its place. */
@UseCase
public class AttachMaterial {
    private final ClaimCases cases;
    private final AttachmentFiles files;
    private final VirusScanner scanner;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public AttachMaterial(
            ClaimCases cases,
            AttachmentFiles files,
            VirusScanner scanner,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.cases = cases;
        this.files = files;
        this.scanner = scanner;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<Attachment, ClaimRefusal>> attach(
            Caller caller, String id, String material, String fileName, byte[] content) {
        Instant now = clock.instant();
        return cases.find(id)
                .map(found -> ClaimAccess.prepares(caller, found.claim())
                        .then(_ -> check(found, material, fileName, content, now)))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Attachment, ClaimRefusal>(Attachment attachment) ->
                        scanner.scan(content)
                                .map(found -> scanned(attachment, found))
                                .flatMap(scanned -> keep(id, scanned, content));
                    case Outcome.Refused<Attachment, ClaimRefusal> refused -> Mono.just(refused);
                });
    }

    private Mono<Outcome<Attachment, ClaimRefusal>> keep(
            String claimId, Outcome<Attachment, ClaimRefusal> scanned, byte[] content) {
        return switch (scanned) {
            case Outcome.Done<Attachment, ClaimRefusal>(Attachment attachment) ->
                files.write(attachment, content)
                        .then(Mono.defer(() -> files.record(claimId, attachment).as(inTransaction::transactional)))
                        .thenReturn(scanned);
            case Outcome.Refused<Attachment, ClaimRefusal> refused -> Mono.just(refused);
        };
    }

    private static Outcome<Attachment, ClaimRefusal> scanned(Attachment attachment, Found found) {
        return switch (found) {
            case Found.Clean _ -> Outcome.done(attachment.with(Scan.CLEAN));
            case Found.NotSetUp _ -> Outcome.done(attachment.with(Scan.NOT_SET_UP));
            case Found.Away _ -> Outcome.done(attachment.with(Scan.UNSCANNED));
            case Found.Infected(String name) -> Outcome.refused(new ClaimRefusal.AttachmentInfected(name));
        };
    }

    private Outcome<Attachment, ClaimRefusal> check(
            ClaimCases.Case found, String material, String fileName, byte[] content, Instant now) {
        Claim claim = found.claim();
        boolean open = ClaimGraph.allows(claim.state(), ClaimVerb.SAVE);
        if (!open && !(ClaimGraph.allows(claim.state(), ClaimVerb.ATTACH) && found.owes(material))) {
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
                    new ClaimRefusal.FormIncomplete(List.of(new Defect(material, "本事项不需要这份材料，或文件名不当。"))));
        }
        return Outcome.done(new Attachment(
                UUID.randomUUID().toString(),
                material,
                fileName,
                type,
                content.length,
                Fingerprint.of(content),
                now,
                files.keyId(),
                Scan.UNSCANNED));
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
}
