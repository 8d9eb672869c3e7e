package cn.jince.adapters.exchange;

import cn.jince.adapters.exchange.Door.Visit;
import cn.jince.adapters.intake.row.Format;
import cn.jince.adapters.intake.row.Row;
import cn.jince.adapters.intake.row.RowReader;
import cn.jince.adapters.sender.Kind;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** The rows of an upload, with the bounds of its body. */
@Component
class Uploads {
    /** Longer than the minute a sender may be slowed for its quota. */
    private static final Duration STALLED = Duration.ofSeconds(90);

    private static final long LARGEST = 2L * 1024 * 1024 * 1024;
    private final Clock clock;

    Uploads(Clock clock) {
        this.clock = clock;
    }

    Flux<Row> rows(Visit visit, Kind kind, Format format, ServerWebExchange exchange) {
        AtomicLong bytes = new AtomicLong();
        Flux<DataBuffer> body = visit.seal()
                .watch(exchange.getRequest().getBody())
                .<DataBuffer>handle((buffer, sink) -> {
                    if (bytes.addAndGet(buffer.readableByteCount()) > LARGEST) {
                        DataBufferUtils.release(buffer);
                        sink.error(Problem.of(
                                HttpStatus.CONTENT_TOO_LARGE, ProblemCode.BODY_TOO_LARGE, "一批最多2GB，请拆分后重新推送。"));
                    } else {
                        sink.next(buffer);
                    }
                })
                .timeout(STALLED);
        return new RowReader(kind, visit.sender(), format, clock).read(body);
    }

    /** The sender's name for the batch. */
    static String batchId(ServerWebExchange exchange) {
        String id = exchange.getRequest().getHeaders().getFirst("Idempotency-Key");
        if (id == null || !id.matches("[A-Za-z0-9._-]{8,64}")) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    ProblemCode.IDEMPOTENCY_KEY_REQUIRED,
                    "批量推送须以Idempotency-Key给出批次号：8至64位字母、数字、点、下划线或短横线。");
        }
        return id;
    }

    static Format format(ServerWebExchange exchange) {
        return Format.of(exchange.getRequest().getHeaders().getContentType())
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "单条用application/json，批量用application/x-ndjson或text/csv（charset为utf-8、gb18030或gbk）。"));
    }
}
