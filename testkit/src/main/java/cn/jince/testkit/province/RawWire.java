package cn.jince.testkit.province;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.FutureMono;
import reactor.netty.http.server.HttpServerResponse;

/** Says what no HTTP library would: bytes written past the codec, one piece at a time, as the socket takes them. */
final class RawWire {
    private static final int PIECE = 64 * 1024;
    private static final long HALF_A_GIGABYTE = 512L * 1024 * 1024;

    static Mono<Void> garbage(HttpServerResponse response) {
        return say(response, Flux.just(ascii("\u0001\u0007SSH-2.0-nonsense\r\n\r\n\u0000\u0002")), false);
    }

    static Mono<Void> headerDrip(HttpServerResponse response, Answer answer, Duration delay) {
        byte[] head = head(answer, "Content-Length: " + answer.utf8().length);
        return say(
                response,
                Flux.range(0, head.length)
                        .concatMap(
                                i -> Mono.just(new byte[] {head[i]}).delaySubscription(i == 0 ? Duration.ZERO : delay),
                                1)
                        .concatWith(Flux.just(answer.utf8())),
                false);
    }

    static Mono<Void> twoLengths(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return say(
                response,
                Flux.just(
                        head(answer, "Content-Length: " + body.length + "\r\nContent-Length: " + (body.length - 1)),
                        body),
                false);
    }

    static Mono<Void> lengthAndChunks(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return say(
                response,
                Flux.just(
                        head(answer, "Content-Length: " + body.length + "\r\nTransfer-Encoding: chunked"),
                        ascii(Integer.toHexString(body.length) + "\r\n"),
                        body,
                        ascii("\r\n0\r\n\r\n")),
                false);
    }

    static Mono<Void> longHeader(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return say(
                response,
                Flux.just(
                        head(answer, "X-Pad: " + "x".repeat(200 * 1024) + "\r\nContent-Length: " + body.length), body),
                false);
    }

    static Mono<Void> cutChunk(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return say(
                response,
                Flux.just(
                        head(answer, "Transfer-Encoding: chunked"),
                        ascii(Integer.toHexString(body.length) + "\r\n"),
                        Arrays.copyOf(body, body.length / 2)),
                false);
    }

    static Mono<Void> reset(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return say(
                response,
                Flux.just(head(answer, "Content-Length: " + body.length), Arrays.copyOf(body, body.length / 2)),
                true);
    }

    static Mono<Void> close(HttpServerResponse response) {
        return say(response, Flux.empty(), false);
    }

    static Mono<Void> huge(HttpServerResponse response, Answer answer) {
        byte[] piece = piece();
        return say(
                response,
                Flux.just(head(answer, "Content-Length: " + HALF_A_GIGABYTE))
                        .concatWith(
                                Flux.range(0, (int) (HALF_A_GIGABYTE / PIECE)).map(_ -> piece)),
                false);
    }

    static Mono<Void> endless(HttpServerResponse response, Answer answer) {
        byte[] chunk =
                ascii(Integer.toHexString(PIECE) + "\r\n" + new String(piece(), StandardCharsets.ISO_8859_1) + "\r\n");
        return say(
                response,
                Flux.just(head(answer, "Transfer-Encoding: chunked"))
                        .concatWith(Flux.<byte[]>generate(sink -> sink.next(chunk))),
                false);
    }

    private static Mono<Void> say(HttpServerResponse response, Publisher<byte[]> pieces, boolean reset) {
        return Mono.defer(() -> {
            Connection connection = connection(response);
            Channel channel = connection.channel();
            return Flux.from(pieces)
                    .concatMap(piece -> write(channel, piece), 1)
                    .onErrorComplete()
                    .then(Mono.fromRunnable(() -> end(channel, reset)))
                    .then(Mono.<Void>never())
                    .takeUntilOther(connection.onDispose());
        });
    }

    private static Connection connection(HttpServerResponse response) {
        AtomicReference<Connection> found = new AtomicReference<>();
        response.withConnection(found::set);
        return found.get();
    }

    /** From the first handler on there is only the socket. */
    private static Mono<Void> write(Channel channel, byte[] piece) {
        return FutureMono.deferFuture(
                () -> channel.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(piece)));
    }

    private static void end(Channel channel, boolean reset) {
        if (reset) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }

    private static byte[] head(Answer answer, String framing) {
        return ascii("HTTP/1.1 200 OK\r\nContent-Type: " + answer.contentType() + ";charset=UTF-8\r\n" + framing
                + "\r\n\r\n");
    }

    private static byte[] piece() {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 'x');
        return piece;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private RawWire() {}
}
