package cn.jince.platform.claim;

import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.scan.VirusScanner;
import cn.jince.platform.scan.VirusScanner.Found;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Looks into files that were kept while the scanner was away. */
@UseCase
public final class WatchScans {
    private final AttachmentFiles files;
    private final VirusScanner scanner;

    public WatchScans(AttachmentFiles files, VirusScanner scanner, Background background) {
        this.files = files;
        this.scanner = scanner;
        background.repeat("scans", Duration.ofSeconds(30), this::watch);
    }

    public Mono<Void> watch() {
        return files.unscanned().concatMap(this::look).then();
    }

    private Mono<Void> look(Attachment attachment) {
        return files.read(attachment).flatMap(scanner::scan).flatMap(found -> switch (found) {
            case Found.Clean _ -> files.scanned(attachment.id(), Attachment.Scan.CLEAN);
            case Found.Infected _ -> files.scanned(attachment.id(), Attachment.Scan.INFECTED);
            case Found.NotSetUp _ -> files.scanned(attachment.id(), Attachment.Scan.NOT_SET_UP);
            case Found.Away _ -> Mono.<Void>empty();
        });
    }
}
