package cn.jince.gateway.limit;

import cn.jince.gateway.GatewaySettings.Rate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The quotas in Redis. GCRA: one number for each, the theoretical arrival time in microseconds of Redis' own clock. All
 * keys lie in one slot, so that one command settles many.
 */
@Component
class Ledger {
    private static final String PREFIX = "jince:{limit}:";
    private static final int ARGUMENTS = 4;
    private static final long MICROS = 1_000_000L;

    /**
     * For each key the step between two requests, the burst, what is owed and what is wanted; answers for each what was
     * granted, the microseconds until one is free where nothing was, and how many are left. What is owed is booked
     * whatever is left: it has happened.
     */
    private static final RedisScript<List<Long>> SETTLE = script("""
            local t = redis.call('TIME')
            local now = t[1] * 1000000 + t[2]
            local out = {}
            for i = 1, #KEYS do
              local step = tonumber(ARGV[i * 4 - 3])
              local room = step * tonumber(ARGV[i * 4 - 2])
              local debt = tonumber(ARGV[i * 4 - 1])
              local want = tonumber(ARGV[i * 4])
              local kept = tonumber(redis.call('GET', KEYS[i]) or now)
              local tat = kept
              if tat < now then tat = now end
              tat = tat + debt * step
              local free = math.floor((now + room - tat) / step)
              local grant = math.max(0, math.min(free, want))
              tat = tat + grant * step
              if tat > kept and tat > now then
                redis.call('SET', KEYS[i], string.format('%.0f', tat), 'PX', math.ceil((tat - now) / 1000) + 1000)
              end
              out[#out + 1] = grant
              out[#out + 1] = math.max(0, math.ceil(tat + step - now - room))
              out[#out + 1] = math.max(0, math.floor((now + room - tat) / step))
            end
            return out
            """);

    private final ReactiveStringRedisTemplate redis;

    Ledger(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static RedisScript<List<Long>> script(String text) {
        return (RedisScript) RedisScript.of(text, List.class);
    }

    /** One command for all. Answers three numbers for each order: granted, microseconds to wait, left. */
    Mono<List<Long>> settle(List<Bucket.Order> orders) {
        List<String> keys = new ArrayList<>(orders.size());
        List<String> arguments = new ArrayList<>(orders.size() * ARGUMENTS);
        for (Bucket.Order order : orders) {
            Rate rate = order.bucket().rate();
            keys.add(PREFIX + order.bucket().key());
            arguments.add(Long.toString(Math.max(1, MICROS / rate.perSecond())));
            arguments.add(Integer.toString(rate.burst()));
            arguments.add(Integer.toString(order.debt()));
            arguments.add(Integer.toString(order.want()));
        }
        return redis.execute(SETTLE, keys, arguments).next();
    }
}
