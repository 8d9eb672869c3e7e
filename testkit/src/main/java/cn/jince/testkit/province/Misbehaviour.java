package cn.jince.testkit.province;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** How a counterpart says its answer: well, or with the fault that is on. */
final class Misbehaviour {
    static final String LOGIN_PAGE = "<!DOCTYPE html><html><head><title>统一登录</title></head><body><form"
            + " action=\"/login\">系统维护中</form></body></html>";
    static final String STACK_TRACE = "java.lang.NullPointerException\n\tat com.vendor.Dao:42";
    private final Counterpart counterpart;
    private final FaultSwitch faults;

    Misbehaviour(Counterpart counterpart, FaultSwitch faults) {
        this.counterpart = counterpart;
        this.faults = faults;
    }

    Mono<Void> say(Request request, HttpServerResponse response) {
        Fault fault = faults.next();
        return switch (fault) {
            case NONE, REFUSE, TLS_SELF_SIGNED, TLS_EXPIRED, TLS_WRONG_HOST, TLS_CUT -> well(request, response);
            case SLOW -> after(faults.delay(), send(response, answer(request)));
            case HANG -> Mono.never();
            case SERVER_ERROR -> send(response, new Answer(500, "text/plain", STACK_TRACE));
            case DRIP -> drip(response, answer(request));
            case HEADER_DRIP -> RawWire.headerDrip(response, answer(request), faults.delay());
            case GARBAGE -> send(response, new Answer(200, "text/html", LOGIN_PAGE));
            case NO_HTTP -> RawWire.garbage(response);
            case WRONG_SHAPE -> send(response, answer(request).ofAnotherContract());
            case DUPLICATES -> send(response, answer(request).withFirstPartTwice());
            case TWO_LENGTHS -> RawWire.twoLengths(response, answer(request));
            case LENGTH_AND_CHUNKS -> RawWire.lengthAndChunks(response, answer(request));
            case LONG_HEADER -> RawWire.longHeader(response, answer(request));
            case DOCTYPE -> send(response, answer(request).withDoctype());
            case CUT -> cut(response, answer(request));
            case CUT_CHUNK -> RawWire.cutChunk(response, answer(request));
            case EMPTY -> RawWire.close(response);
            case RESET -> RawWire.reset(response, answer(request));
            case LOSE_REPLY -> {
                Objects.requireNonNull(answer(request));
                yield RawWire.close(response);
            }
            case ERROR_IN_200 -> send(response, counterpart.errorInside());
            case HUGE -> RawWire.huge(response, counterpart.errorInside());
            case ENDLESS -> RawWire.endless(response, counterpart.errorInside());
            case GB18030 -> after(counterpart.pace(), send(response, answer(request), "GB18030", "GB18030"));
            case UTF16 -> send(response, answer(request), "UTF-16", "UTF-16");
            case BOM -> marked(response, answer(request));
            case LYING_CHARSET -> send(response, answer(request), "GB18030", "UTF-8");
            case SKEWED_CLOCK -> send(response, doubted(request, faults.delay(), false));
            case NONCE_SEEN -> send(response, doubted(request, Duration.ZERO, true));
            case FLAPPING -> faults.odd() ? RawWire.close(response) : well(request, response);
        };
    }

    private Answer answer(Request request) {
        return counterpart.answer(request);
    }

    private Mono<Void> well(Request request, HttpServerResponse response) {
        return after(counterpart.pace(), send(response, answer(request)));
    }

    private synchronized Answer doubted(Request request, Duration skew, boolean everyNonceSeen) {
        Distrust distrust = Objects.requireNonNull(counterpart.distrust());
        distrust.doubt(skew, everyNonceSeen);
        try {
            return answer(request);
        } finally {
            distrust.doubt(Duration.ZERO, false);
        }
    }

    private static Mono<Void> after(Duration time, Mono<Void> then) {
        return time.isZero() ? then : Mono.delay(time).then(then);
    }

    private static Mono<Void> send(HttpServerResponse response, Answer answer) {
        return send(response, answer, "UTF-8", "UTF-8");
    }

    private static Mono<Void> send(HttpServerResponse response, Answer answer, String charset, String declared) {
        return send(response, answer, declared, answer.bytes(Charset.forName(charset), declared));
    }

    private static Mono<Void> send(HttpServerResponse response, Answer answer, String declared, byte[] body) {
        return response.status(answer.status())
                .header("Content-Type", answer.contentType() + ";charset=" + declared)
                .sendByteArray(Mono.just(body))
                .then();
    }

    private static Mono<Void> marked(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        byte[] marked = ByteBuffer.allocate(body.length + 3)
                .put(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})
                .put(body)
                .array();
        return send(response, answer, StandardCharsets.UTF_8.name(), marked);
    }

    private Mono<Void> drip(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return response.header("Content-Type", answer.contentType() + ";charset=UTF-8")
                .send(
                        Flux.range(0, body.length)
                                .concatMap(
                                        i -> Mono.delay(faults.delay()).thenReturn(Unpooled.wrappedBuffer(body, i, 1)),
                                        1),
                        _ -> true)
                .then();
    }

    private static Mono<Void> cut(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return response.header("Content-Type", answer.contentType() + ";charset=UTF-8")
                .header("Content-Length", Integer.toString(body.length))
                .send(
                        Flux.just(Unpooled.wrappedBuffer(body, 0, body.length / 2))
                                .concatWith(Mono.delay(Duration.ofMillis(50))
                                        .then(RawWire.close(response))
                                        .then(Mono.never())),
                        _ -> true)
                .then();
    }
}
