package cn.jince.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.data.redis.core.ReactiveRedisOperations;
import org.springframework.session.MapSession;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.UuidSessionIdGenerator;
import reactor.core.publisher.Mono;

/**
 * Web sessions in Redis: thirty minutes idle, eight hours at most. A copy of what was seen in the last minute keeps
 * people signed in while Redis is away; what changes during an outage is remembered here until Redis is back, a
 * sign-out too.
 */
class RedisSessions implements ReactiveSessionRepository<StoredSession> {
    private static final Logger log = LoggerFactory.getLogger(RedisSessions.class);
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final ReactiveRedisOperations<String, byte[]> redis;
    private final Cache<String, byte[]> recent = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    /** What Redis could not take yet; without it a sign-in during an outage would end with the outage. */
    private final Cache<String, Owed> owed =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(IDLE).build();

    private final Cache<String, Boolean> ended =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(LONGEST).build();
    private final SerializingConverter out = new SerializingConverter();
    private final DeserializingConverter in = new DeserializingConverter(RedisSessions.class.getClassLoader());

    /**
     * Opens the connection before the first sign-in has to wait for it; a Redis that is away is no reason not to start.
     */
    Mono<Void> ready() {
        return redis.hasKey(key("none"))
                .timeout(Duration.ofSeconds(5))
                .then()
                .onErrorResume(error -> away("looked up", error));
    }

    RedisSessions(ReactiveRedisOperations<String, byte[]> redis) {
        this.redis = redis;
    }

    @Override
    public Mono<StoredSession> createSession() {
        return Mono.fromSupplier(() -> {
            MapSession session = new MapSession();
            session.setMaxInactiveInterval(IDLE);
            return new StoredSession(session, true);
        });
    }

    @Override
    public Mono<Void> save(StoredSession session) {
        @Nullable String replaced = session.takeReplacedId();
        Mono<Void> forget = replaced == null ? Mono.empty() : deleteById(replaced);
        return forget.then(session.isChanged() ? write(session) : touch(session));
    }

    /**
     * A session that Redis knows is only ever replaced: a request that ends after the sign-out must not bring the
     * session back.
     */
    private Mono<Void> write(StoredSession session) {
        String id = session.getId();
        if (ended.getIfPresent(id) != null) {
            return Mono.empty();
        }
        Owed owed = new Owed(out.convert(session.content()), session.isKnown());
        recent.put(id, owed.bytes());
        session.saved();
        return keep(id, owed).then();
    }

    /** True where the session stands, in Redis or, while Redis is away, here. */
    private Mono<Boolean> keep(String id, Owed session) {
        Mono<Boolean> set = session.known()
                ? redis.opsForValue().setIfPresent(key(id), session.bytes(), IDLE)
                : redis.opsForValue().set(key(id), session.bytes(), IDLE);
        return set.timeout(PATIENCE)
                .doOnNext(kept -> {
                    owed.invalidate(id);
                    if (!kept) {
                        recent.invalidate(id);
                    }
                })
                .onErrorResume(error -> {
                    owed.put(id, session);
                    return away("kept", error).thenReturn(true);
                });
    }

    private Mono<Void> touch(StoredSession session) {
        return redis.expire(key(session.getId()), IDLE)
                .timeout(PATIENCE)
                .then()
                .onErrorResume(error -> away("prolonged", error));
    }

    @Override
    public Mono<StoredSession> findById(String id) {
        if (ended.getIfPresent(id) != null) {
            return deleteById(id).then(Mono.empty());
        }
        Owed session = owed.getIfPresent(id);
        if (session != null) {
            return keep(id, session)
                    .flatMap(stands -> stands ? read(id, session.bytes()) : Mono.empty())
                    .filter(RedisSessions::notTooOld);
        }
        return redis.opsForValue()
                .get(key(id))
                .timeout(PATIENCE)
                .doOnNext(bytes -> recent.put(id, bytes))
                .onErrorResume(_ -> Mono.justOrEmpty(recent.getIfPresent(id)))
                .flatMap(bytes -> read(id, bytes))
                .filter(RedisSessions::notTooOld);
    }

    private static boolean notTooOld(StoredSession session) {
        return session.getCreationTime().plus(LONGEST).isAfter(Instant.now());
    }

    /** What another version of the gateway wrote and this one cannot read is no session. */
    private Mono<StoredSession> read(String id, byte[] bytes) {
        try {
            MapSession session = (MapSession) in.convert(bytes);
            // Not part of what is written; without it a session read back cannot change its id at sign-in.
            session.setSessionIdGenerator(UuidSessionIdGenerator.getInstance());
            session.setLastAccessedTime(Instant.now());
            return Mono.just(new StoredSession(session, false));
        } catch (SerializationFailedException e) {
            log.warn("a session could not be read and is dropped: {}", e.toString());
            return deleteById(id).then(Mono.empty());
        }
    }

    @Override
    public Mono<Void> deleteById(String id) {
        recent.invalidate(id);
        owed.invalidate(id);
        ended.put(id, true);
        return redis.delete(key(id)).timeout(PATIENCE).then().onErrorResume(error -> away("ended", error));
    }

    private static Mono<Void> away(String what, Throwable error) {
        log.warn("Redis is away, a session was not {} there: {}", what, error.toString());
        return Mono.empty();
    }

    /** @param known whether Redis has had the session under its id */
    private record Owed(byte[] bytes, boolean known) {}

    private static String key(String id) {
        return "jince:session:" + id;
    }
}
