package cn.jince.bff.mobile.home;

import cn.jince.bff.mobile.MobileSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Screens with late parts, kept a short time and at most so many: the oldest goes first. */
@Component
class OpenScreens {
    private final Map<String, Kept> screens = new LinkedHashMap<>();
    private final MobileSettings.Home settings;
    private final Clock clock;

    OpenScreens(MobileSettings settings, Clock clock) {
        this.settings = settings.home();
        this.clock = clock;
    }

    synchronized void keep(OpenScreen screen) {
        Instant now = clock.instant();
        Iterator<Kept> oldest = screens.values().iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            if (kept.until().isAfter(now) && screens.size() < settings.screens()) {
                break;
            }
            oldest.remove();
        }
        screens.put(screen.id(), new Kept(screen, now.plus(settings.keep())));
    }

    /** The person's screen; null when it is another's, unknown, or its time is over. */
    synchronized @Nullable OpenScreen find(String id, String personId) {
        Kept kept = screens.get(id);
        if (kept == null
                || !kept.until().isAfter(clock.instant())
                || !kept.screen().personId().equals(personId)) {
            return null;
        }
        return kept.screen();
    }

    synchronized int size() {
        return screens.size();
    }

    private record Kept(OpenScreen screen, Instant until) {}
}
