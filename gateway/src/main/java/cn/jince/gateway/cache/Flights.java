package cn.jince.gateway.cache;

import cn.jince.gateway.cache.Flight.Ending;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.resilience.UpstreamCalls;
import cn.jince.gateway.route.CacheRule;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One request for each address under way to the upstream, whoever asks the same meanwhile. A leader whose client goes
 * away is followed by the next one; after one that failed a single one tries again.
 */
@Component
class Flights {
    private static final Logger log = LoggerFactory.getLogger(Flights.class);
    private static final Duration UNFIT = Duration.ofSeconds(10);
    private static final int MOST_UNFIT = 10_000;
    private static final int FAILURES = 2;

    /** What is not for the signed-in may still be for nobody in particular. */
    private static final String SIGNED_IN = "signed in ";

    private final Answers answers;
    private final UpstreamCalls upstreams;
    private final CacheCounts counts;
    private final Clock clock;
    private final ConcurrentMap<String, Flight> underWay = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> unfit = Caffeine.newBuilder()
            .expireAfterWrite(UNFIT)
            .maximumSize(MOST_UNFIT)
            .build();

    Flights(Answers answers, UpstreamCalls upstreams, CacheCounts counts, Clock clock) {
        this.answers = answers;
        this.upstreams = upstreams;
        this.counts = counts;
        this.clock = clock;
    }

    /** Its last answer was for one request only: nobody waits for another's. */
    boolean isUnfit(String address, boolean signedIn) {
        return unfit.getIfPresent(signedIn ? SIGNED_IN + address : address) != null;
    }

    Mono<Void> give(Passage passage, Answer answer, String how) {
        passage.answered();
        ServerWebExchange exchange = passage.exchange();
        return Giving.give(
                exchange, exchange.getResponse(), passage.request().getHeaders(), answer, how, clock.millis());
    }

    /** Null where this request leads: then it goes inward. */
    @Nullable
    Mono<Void> join(Passage passage, CacheRule rule, String address, @Nullable Answer stale) {
        return join(passage, rule, address, stale, new Flight(), 0);
    }

    private @Nullable Mono<Void> join(
            Passage passage, CacheRule rule, String address, @Nullable Answer stale, Flight mine, int failures) {
        long seen = answers.changes(rule.tags());
        @Nullable Flight other = underWay.putIfAbsent(address, mine);
        if (other != null) {
            counts.collapsed();
            // Those who wait for this one wait for that.
            other.ending().subscribe(mine::ends);
            return follow(other, passage, rule, address, stale, failures);
        }
        // Somebody may have landed between the look and the start.
        @Nullable Answer landed = answers.find(address, passage.request().getHeaders(), passage.caller() != null);
        if (landed != null && !landed.equals(stale) && landed.isFresh(clock.millis())) {
            end(address, mine, new Ending.Kept(landed));
            return give(passage, landed, "jince;hit");
        }
        counts.miss();
        lead(passage, rule, address, stale, mine, seen);
        return null;
    }

    /** After one that came to nothing: the first who waited for it tries, the others wait for that one. */
    private Mono<Void> goOn(
            Flight ended, Passage passage, CacheRule rule, String address, @Nullable Answer stale, int failures) {
        Flight next = new Flight();
        if (!ended.isFollowedBy(next)) {
            return follow(ended.successor(), passage, rule, address, stale, failures);
        }
        @Nullable Mono<Void> waiting = join(passage, rule, address, stale, next, failures);
        return waiting == null ? Mono.empty() : waiting;
    }

    private Mono<Void> follow(
            Flight flight, Passage passage, CacheRule rule, String address, @Nullable Answer stale, int failures) {
        Duration total = Objects.requireNonNull(passage.route().times().total());
        Duration left = total.minusNanos(System.nanoTime() - passage.started());
        return flight.ending()
                .timeout(left)
                .flatMap(ending -> switch (ending) {
                    case Ending.Kept(Answer answer)
                    when fits(answer, passage) -> give(passage, answer, "jince;fwd=miss;collapsed");
                    case Ending.Left() -> goOn(flight, passage, rule, address, stale, failures);
                    case Ending.Failed()
                    when failures + 1 < FAILURES -> goOn(flight, passage, rule, address, stale, failures + 1);
                    case Ending.Failed() -> {
                        passage.refuse(Refusal.UPSTREAM_FAILED);
                        yield Mono.<Void>empty();
                    }
                    case Ending.Kept _, Ending.Unfit() -> Mono.<Void>empty();
                })
                .onErrorResume(TimeoutException.class, _ -> {
                    passage.refuse(Refusal.UPSTREAM_TIMEOUT);
                    return Mono.empty();
                });
    }

    private static boolean fits(Answer answer, Passage passage) {
        return answer.fits(passage.request().getHeaders(), passage.caller() != null);
    }

    /** Asks anew while others are given what is there. */
    void refresh(Passage passage, CacheRule rule, String address, Answer stale) {
        long seen = answers.changes(rule.tags());
        Flight mine = new Flight();
        if (underWay.putIfAbsent(address, mine) != null) {
            return;
        }
        Passage aside = Passage.aside(passage, Aside.exchange(passage.request()));
        lead(aside, rule, address, stale, mine, seen);
        aside.surrounded(upstreams.call(aside))
                .subscribe(_ -> {}, error -> log.debug("{} is not to be had anew: {}", address, error.toString()));
    }

    private void lead(
            Passage passage, CacheRule rule, String address, @Nullable Answer stale, Flight flight, long seen) {
        ServerWebExchange exchange = passage.exchange();
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders asked = passage.request().getHeaders();
        long now = clock.millis();
        boolean mayGiveStale = stale != null && stale.mayBeGivenOnError(now);
        Keeping.Wish wish = new Keeping.Wish(
                asked, passage.caller() != null, rule.bodyLimit(), rule.tags(), stale, mayGiveStale, now);
        Keeping keeping = new Keeping(
                response,
                exchange,
                wish,
                (answer, how) -> Giving.give(exchange, response, asked, answer, how, clock.millis()),
                ending -> land(address, flight, ending, seen, wish.signedIn()));
        passage.goOnWith(exchange.mutate()
                .request(Asking.whole(passage.request(), stale))
                .response(keeping)
                .build());
        passage.around(call -> call.onErrorResume(error -> {
                    if (stale == null || !stale.mayBeGivenOnError(clock.millis()) || response.isCommitted()) {
                        return Mono.error(error);
                    }
                    counts.stale();
                    end(address, flight, new Ending.Kept(stale));
                    return Giving.give(
                            exchange, response, asked, stale, "jince;hit;detail=stale-if-error", clock.millis());
                })
                .doFinally(signal ->
                        end(address, flight, signal == SignalType.CANCEL ? new Ending.Left() : new Ending.Failed())));
    }

    private void land(String address, Flight flight, Ending ending, long seen, boolean signedIn) {
        switch (ending) {
            case Ending.Kept(Answer answer) -> answers.keep(address, answer, seen);
            case Ending.Unfit() -> unfit.put(signedIn ? SIGNED_IN + address : address, true);
            case Ending.Failed(), Ending.Left() -> {}
        }
        end(address, flight, ending);
    }

    /** Those who wait may start another one at once. */
    private void end(String address, Flight flight, Ending ending) {
        underWay.remove(address, flight);
        flight.ends(ending);
    }
}
