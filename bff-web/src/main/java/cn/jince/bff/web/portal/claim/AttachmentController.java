package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.ClaimViews.AttachmentView;
import cn.jince.api.claim.Claims;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Deadline;
import cn.jince.edge.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One file a call, as a browser form sends it: part {@code file}, form field or parameter {@code material}. */
@RestController
class AttachmentController {
    static final int LIMIT = 5 * 1024 * 1024;
    /** Boundaries, part headers and the form fields beside the file. */
    private static final int AROUND = 64 * 1024;

    private static final Duration UPLOAD = Duration.ofSeconds(30);

    private final Claims claims;

    AttachmentController(Claims claims) {
        this.claims = claims;
    }

    @PostMapping(path = "/api/w/claims/{id}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AttachmentView> attach(@PathVariable String id, ServerWebExchange exchange) {
        if (!fits(exchange.getRequest())) {
            return Mono.error(tooLarge());
        }
        return exchange.getMultipartData()
                .flatMap(parts -> attach(id, parts, exchange.getRequest()))
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(UPLOAD)));
    }

    private Mono<AttachmentView> attach(String id, MultiValueMap<String, Part> parts, ServerHttpRequest request) {
        FilePart file = onlyFile(parts);
        String material = material(parts, request);
        return DataBufferUtils.join(file.content(), LIMIT)
                .map(AttachmentController::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(content -> claims.attach(id, material, file.filename(), content));
    }

    private static FilePart onlyFile(MultiValueMap<String, Part> parts) {
        long files = parts.values().stream()
                .flatMap(java.util.List::stream)
                .filter(FilePart.class::isInstance)
                .count();
        if (files != 1 || !(parts.getFirst("file") instanceof FilePart file)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "ONE_FILE_EXPECTED", "每次请上传一个文件，字段名为 file。");
        }
        return file;
    }

    private static String material(MultiValueMap<String, Part> parts, ServerHttpRequest request) {
        @Nullable String parameter = request.getQueryParams().getFirst("material");
        String material = parts.getFirst("material") instanceof FormFieldPart field ? field.value() : parameter;
        if (material == null || material.isBlank()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请说明该文件对应的申报材料（material）。");
        }
        return material;
    }

    private static boolean fits(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() <= LIMIT + AROUND;
    }

    private static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.BODY_TOO_LARGE, "文件不能超过 5 MB。");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] content = new byte[buffer.readableByteCount()];
        buffer.read(content);
        DataBufferUtils.release(buffer);
        return content;
    }
}
