package cn.jince.bff.mobile.feed;

import cn.jince.bff.mobile.Background;
import cn.jince.bff.mobile.MobileSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the feed round after round; the lease lets one replica do it. */
@Component
class FeedJob {
    private final ReadFeed readFeed;
    private final Background background;
    private final MobileSettings.Feed settings;

    FeedJob(ReadFeed readFeed, Background background, MobileSettings settings) {
        this.readFeed = readFeed;
        this.background = background;
        this.settings = settings.feed();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (settings.enabled()) {
            background.repeat("reading the feed", settings.every(), readFeed::round, readFeed::release);
        }
    }
}
