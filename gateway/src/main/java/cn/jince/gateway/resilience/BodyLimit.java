package cn.jince.gateway.resilience;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bodies stream through and end with 413 where they grow too large; an announced one does not even begin. */
@Component
class BodyLimit implements Duty {

    @Override
    public FilterOrder order() {
        return FilterOrder.BODY_LIMIT;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        long most = passage.route().definition().bodyLimit();
        if (most < 0) {
            return null;
        }
        HttpHeaders headers = passage.request().getHeaders();
        if (headers.getContentLength() > most) {
            passage.refuse(Refusal.BODY_TOO_LARGE);
        } else if (headers.getFirst(HttpHeaders.TRANSFER_ENCODING) != null) {
            // A body with an announced length cannot grow over it.
            passage.goOnWith(passage.exchange()
                    .mutate()
                    .request(new Counted(passage.request(), most))
                    .build());
        }
        return null;
    }

    private static final class Counted extends ServerHttpRequestDecorator {
        private final long most;

        Counted(ServerHttpRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            long[] seen = {0};
            return super.getBody().handle((buffer, sink) -> {
                seen[0] += buffer.readableByteCount();
                if (seen[0] > most) {
                    DataBufferUtils.release(buffer);
                    sink.error(new Refused(Refusal.BODY_TOO_LARGE));
                } else {
                    sink.next(buffer);
                }
            });
        }
    }
}
