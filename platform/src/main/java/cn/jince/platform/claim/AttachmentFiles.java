package cn.jince.platform.claim;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where attachments lie, sealed. */
@Port
public interface AttachmentFiles {
    /** The key files are sealed with now. */
    String keyId();

    /** The bytes first, then the row that names them: a row never points at nothing. */
    Mono<Void> write(Attachment attachment, byte[] content);

    /** In a transaction; takes the place of an earlier file for the same material. */
    Mono<Void> record(String claimId, Attachment attachment);

    Mono<byte[]> read(Attachment attachment);

    /** Oldest first, at most 20. */
    Flux<Attachment> unscanned();

    Mono<Void> scanned(String attachmentId, Attachment.Scan scan);
}
