package cn.jince.platform.claim.store;

import cn.jince.platform.claim.Attachment;
import cn.jince.platform.claim.AttachmentFiles;
import cn.jince.platform.privacy.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Attachments sealed in a folder, metadata in the database. */
@Repository
class FolderAttachments implements AttachmentFiles {
    private final DatabaseClient db;
    private final Path folder;
    private final Sealing sealing;

    FolderAttachments(
            DatabaseClient db, Sealing sealing, @Value("${jince.attachments.dir:.jince/attachments}") Path folder) {
        this.db = db;
        this.folder = folder;
        this.sealing = sealing;
    }

    @Override
    public String keyId() {
        return sealing.keyId();
    }

    @Override
    public Mono<Void> write(Attachment attachment, byte[] content) {
        return Mono.fromCallable(() -> write(attachment.id(), sealing.seal(place(attachment.id()), content)))
                // File systems block.
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }

    /** What a seal is bound to: put in another's place a file does not open. */
    private static String place(String id) {
        return "attachment:" + id;
    }

    private Path path(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }

    private Path write(String id, byte[] sealed) throws IOException {
        Path to = path(id);
        Files.createDirectories(to.getParent());
        Path part = to.resolveSibling(id + ".part");
        Files.write(part, sealed);
        return Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Mono<byte[]> read(Attachment attachment) {
        return Mono.fromCallable(() -> {
                    byte[] kept = Files.readAllBytes(path(attachment.id()));
                    return sealing.open(place(attachment.id()), kept);
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> record(String claimId, Attachment attachment) {
        Mono<Void> old = db.sql("DELETE FROM attachment WHERE claim_id = :claim AND material = :material")
                .bind("claim", claimId)
                .bind("material", attachment.material())
                .then();
        Mono<Void> now = db.sql("INSERT INTO attachment (id, claim_id, material, file_name, media_type, bytes, sha256,"
                        + " uploaded_at, key_id, scan) VALUES (:id, :claim, :material, :name, :type, :bytes, :sha256,"
                        + " :at, :key, :scan)")
                .bind("id", attachment.id())
                .bind("claim", claimId)
                .bind("material", attachment.material())
                .bind("name", attachment.fileName())
                .bind("type", attachment.mediaType())
                .bind("bytes", attachment.bytes())
                .bind("sha256", attachment.sha256())
                .bind("at", attachment.uploadedAt().atOffset(ZoneOffset.UTC))
                .bind("key", attachment.keyId())
                .bind("scan", attachment.scan().name())
                .then();
        return old.then(now);
    }

    @Override
    public Flux<Attachment> unscanned() {
        return db.sql("SELECT * FROM attachment WHERE scan = 'UNSCANNED' ORDER BY uploaded_at LIMIT 20")
                .map(AttachmentRows::attachment)
                .all();
    }

    @Override
    public Mono<Void> scanned(String attachmentId, Attachment.Scan scan) {
        return db.sql("UPDATE attachment SET scan = :scan WHERE id = :id")
                .bind("scan", scan.name())
                .bind("id", attachmentId)
                .then();
    }
}
