package cn.jince.platform.claim.web;

import cn.jince.platform.claim.OpenMaterial.Opened;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file on its way out: to be saved, not to be run. */
final class OpenedFiles {
    private OpenedFiles() {}

    static ResponseEntity<byte[]> answer(Opened opened) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.attachment().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.attachment().fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(opened.content());
    }
}
