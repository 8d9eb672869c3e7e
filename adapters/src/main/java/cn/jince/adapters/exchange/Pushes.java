package cn.jince.adapters.exchange;

import cn.jince.adapters.exchange.Door.Visit;
import cn.jince.adapters.intake.batch.Events;
import cn.jince.adapters.intake.batch.PassOn;
import cn.jince.adapters.intake.batch.PassOnOnce;
import cn.jince.adapters.intake.row.Defect;
import cn.jince.adapters.intake.row.RowCheck;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import cn.jince.api.exchange.ExchangeViews.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One row in one request: checked, passed on, answered with its verdict. Call-backs come this way. */
@Component
class Pushes {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Events events;
    private final Clock clock;

    Pushes(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    Mono<Taken> take(Visit visit, Kind kind, ServerWebExchange exchange, PassOn passOn) {
        return body(visit, kind, exchange).flatMap(text -> {
            String row = sound(text, new RowCheck(kind, visit.sender(), clock));
            return cameBefore(visit.sender(), kind, row)
                    .flatMap(again -> passOn.pass(visit.sender(), kind, List.of(row))
                            .map(refused -> {
                                if (!refused.isEmpty()) {
                                    throw ExchangeProblems.of(refused.getFirst());
                                }
                                return new Taken("ACCEPTED", again);
                            }));
        });
    }

    private Mono<String> body(Visit visit, Kind kind, ServerWebExchange exchange) {
        return DataBufferUtils.join(visit.seal().watch(exchange.getRequest().getBody()), kind.longestRow())
                .map(Pushes::text)
                .defaultIfEmpty("")
                .map(text -> {
                    if (!visit.seal().holds()) {
                        throw ExchangeProblems.bodyDiffers();
                    }
                    return text;
                });
    }

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(StandardCharsets.UTF_8);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static String sound(String text, RowCheck check) {
        if (text.indexOf('\uFFFD') >= 0) {
            throw ExchangeProblems.of(new Defect("BAD_CHARSET", "", "不是有效的UTF-8文本。"));
        }
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode object)) {
                throw ExchangeProblems.unreadable("请求内容应为一个JSON对象。");
            }
            @Nullable Defect defect = check.check(object);
            String json = object.toString();
            defect = defect == null ? RowCheck.storable(json) : defect;
            if (defect != null) {
                throw ExchangeProblems.of(defect);
            }
            return json;
        } catch (JacksonException e) {
            throw ExchangeProblems.unreadable("请求内容不是合法的JSON。");
        }
    }

    private Mono<Boolean> cameBefore(Sender sender, Kind kind, String row) {
        String id = PassOnOnce.eventId(row);
        return kind.events()
                ? events.known(sender.system(), List.of(id)).map(known -> known.containsKey(id))
                : Mono.just(false);
    }
}
