package cn.jince.platform.claim;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** Where attachments lie. */
@Port
public interface AttachmentFiles {
    /** The bytes first, then the row that names them: a row never points at nothing. */
    Mono<Void> keep(String claimId, Attachment attachment, byte[] content);
}
