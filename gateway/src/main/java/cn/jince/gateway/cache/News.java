package cn.jince.gateway.cache;

import cn.jince.api.event.EventPage;
import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.route.ChangeTag;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * What changes on the platform ends the kept answers that are about it. Each gateway reads the feed of events for
 * itself and needs no place in it to be kept: it begins with nothing. While the feed is not to be had, nothing that may
 * have changed counts as fresh.
 */
@Component
class News implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(News.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PlatformEvents events;
    private final Answers answers;
    private final GatewaySettings.Cache settings;
    private volatile @Nullable Disposable reading;
    private volatile long position;
    private volatile long heard = Long.MIN_VALUE;
    private volatile boolean away;

    News(PlatformEvents events, Answers answers, GatewaySettings settings) {
        this.events = events;
        this.answers = answers;
        this.settings = settings.gateway().cache();
    }

    /** Whether what is kept under these tags would have been ended had it changed. */
    boolean isTrusted(Set<String> tags) {
        long last = heard;
        return tags.isEmpty()
                || last != Long.MIN_VALUE
                        && System.nanoTime() - last < settings.newsTrust().toNanos();
    }

    @Override
    public void start() {
        reading = Mono.defer(this::round)
                .repeatWhen(rounds -> rounds.concatMap(_ -> Mono.delay(settings.newsEvery()), 1))
                .subscribe();
    }

    /** Page by page to the end of what there is. */
    private Mono<Void> round() {
        long asked = System.nanoTime();
        return events.after(position)
                .expand(page -> page.events().isEmpty() ? Mono.empty() : events.after(page.next()))
                .doOnNext(this::hear)
                .then()
                .timeout(PATIENCE)
                .doOnSuccess(_ -> {
                    heard = asked;
                    told(false, "");
                })
                .onErrorResume(error -> {
                    told(true, error.toString());
                    return Mono.empty();
                });
    }

    private void hear(EventPage page) {
        for (ChangeTag tag : ChangeTag.values()) {
            if (page.events().stream().anyMatch(event -> tag.isChangedBy(event.type()))) {
                answers.changed(tag);
            }
        }
        position = page.next();
    }

    private void told(boolean isAway, String why) {
        if (isAway != away) {
            away = isAway;
            if (isAway) {
                log.warn("cache: the platform's events are not to be had, nothing kept counts as fresh: {}", why);
            } else {
                log.info("cache: the platform's events are there again");
            }
        }
    }

    @Override
    public void stop() {
        @Nullable Disposable last = reading;
        if (last != null) {
            last.dispose();
        }
        reading = null;
    }

    @Override
    public boolean isRunning() {
        return reading != null;
    }
}
