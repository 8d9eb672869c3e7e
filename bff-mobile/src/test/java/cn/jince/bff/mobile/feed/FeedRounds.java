package cn.jince.bff.mobile.feed;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import reactor.core.publisher.Mono;

/** Replicas of the feed's reader, run round by round. */
public final class FeedRounds {
    private final ReadFeed reader;

    private FeedRounds(ReadFeed reader) {
        this.reader = reader;
    }

    /** A replica of its own, with its own name in the lease. */
    public static FeedRounds replica(AutowireCapableBeanFactory beans) {
        return new FeedRounds(beans.createBean(ReadFeed.class));
    }

    public Mono<Integer> round() {
        return reader.round();
    }

    public Mono<Void> release() {
        return reader.release();
    }
}
