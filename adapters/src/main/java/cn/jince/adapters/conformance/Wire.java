package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;

/**
 * Our end of one connection, on which anything can be said.
 *
 * @param answering told before the first byte of an answer leaves: who has it may be back with the next question at
 *     once
 */
record Wire(NettyOutbound out, Connection connection, Upstream upstream, Runnable answering) {

    Mono<Void> say(byte[] bytes) {
        return Mono.defer(() -> {
            answering.run();
            return out.sendByteArray(Mono.just(bytes)).then();
        });
    }

    Mono<Void> say(WireAnswer answer) {
        return say(whole(answer, ""));
    }

    /** One byte a pause, after what is said at once. */
    Mono<Void> drip(byte[] atOnce, byte[] bytes, Duration pause) {
        Publisher<io.netty.buffer.ByteBuf> slow = Flux.just(Unpooled.wrappedBuffer(atOnce))
                .concatWith(Flux.range(0, bytes.length)
                        .concatMap(i -> Mono.delay(pause).thenReturn(Unpooled.wrappedBuffer(bytes, i, 1)), 1));
        return out.send(slow, _ -> true).then();
    }

    Mono<Void> hangUp() {
        return Mono.fromRunnable(connection::dispose);
    }

    static byte[] whole(WireAnswer answer, String moreHeaders) {
        return joined(head(answer, moreHeaders), answer.body());
    }

    static byte[] head(WireAnswer answer, String moreHeaders) {
        String type = answer.contentType().isEmpty() ? "" : "Content-Type: " + answer.contentType() + "\r\n";
        String head = "HTTP/1.1 " + answer.status() + " Said\r\n" + type + moreHeaders + "Content-Length: "
                + answer.body().length + "\r\n\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(first.length + second.length);
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
