package cn.jince.platform.claim.store;

import cn.jince.platform.claim.Attachment;
import cn.jince.platform.claim.AttachmentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Attachments in a folder, metadata in the database. */
@Repository
class FolderAttachments implements AttachmentFiles {
    private final DatabaseClient db;
    private final TransactionalOperator inTransaction;
    private final Path folder;

    FolderAttachments(
            DatabaseClient db,
            TransactionalOperator inTransaction,
            @Value("${jince.attachments.dir:.jince/attachments}") Path folder) {
        this.db = db;
        this.inTransaction = inTransaction;
        this.folder = folder;
    }

    @Override
    public Mono<Void> keep(String claimId, Attachment attachment, byte[] content) {
        Mono<Path> written = Mono.fromCallable(() -> write(attachment.id(), content))
                // File systems block.
                .subscribeOn(Schedulers.boundedElastic());
        return written.then(Mono.defer(() -> row(claimId, attachment)));
    }

    private Path write(String id, byte[] content) throws IOException {
        Path to = folder.resolve(id.substring(0, 2)).resolve(id);
        Files.createDirectories(to.getParent());
        Path part = to.resolveSibling(id + ".part");
        Files.write(part, content);
        return Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private Mono<Void> row(String claimId, Attachment attachment) {
        Mono<Void> old = db.sql("DELETE FROM attachment WHERE claim_id = :claim AND material = :material")
                .bind("claim", claimId)
                .bind("material", attachment.material())
                .then();
        Mono<Void> now = db.sql("INSERT INTO attachment (id, claim_id, material, file_name, media_type, bytes, sha256,"
                        + " uploaded_at) VALUES (:id, :claim, :material, :name, :type, :bytes, :sha256, :at)")
                .bind("id", attachment.id())
                .bind("claim", claimId)
                .bind("material", attachment.material())
                .bind("name", attachment.fileName())
                .bind("type", attachment.mediaType())
                .bind("bytes", attachment.bytes())
                .bind("sha256", attachment.sha256())
                .bind("at", attachment.uploadedAt().atOffset(ZoneOffset.UTC))
                .then();
        return old.then(now).as(inTransaction::transactional);
    }
}
