package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import java.util.List;
import reactor.core.publisher.Mono;

/** A file as it was handed in, for who has to do with the claim; never one nobody has looked into. */
@UseCase
public class OpenMaterial {
    private final Claims claims;
    private final AttachmentFiles files;

    public OpenMaterial(Claims claims, AttachmentFiles files) {
        this.claims = claims;
        this.files = files;
    }

    /** @param content as it was handed in */
    public record Opened(Attachment attachment, byte[] content) {}

    public Mono<Outcome<Opened, ClaimRefusal>> open(Caller caller, String id, String attachmentId) {
        return claims.find(id)
                .filter(claim -> ClaimAccess.sees(caller, claim))
                .flatMapMany(claim -> claims.attachments(claim.id()))
                .filter(attachment -> attachment.id().equals(attachmentId))
                .next()
                .flatMap(attachment -> attachment.sound()
                        ? files.read(attachment)
                                .map(content -> Outcome.<Opened, ClaimRefusal>done(new Opened(attachment, content)))
                        : Mono.just(Outcome.<Opened, ClaimRefusal>refused(
                                new ClaimRefusal.MaterialsUnscanned(List.of(attachment.material())))))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(attachmentId)));
    }
}
