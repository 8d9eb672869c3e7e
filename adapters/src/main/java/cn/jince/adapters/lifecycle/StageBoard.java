package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Descriptors;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Every capability's standing, in memory; kept fresh from the database, read by every call. */
@Component
public final class StageBoard {
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    public StageBoard(Descriptors descriptors) {
        descriptors
                .systems()
                .forEach(system -> system.capabilities()
                        .forEach(each -> post(new Standing(
                                system.system(), each.capability(), each.stage(), each.notice(), each.expected(), 0))));
    }

    public Standing of(String system, String capability) {
        Standing standing = standings.get(Standing.key(system, capability));
        if (standing == null) {
            throw new IllegalArgumentException("no such capability: " + system + " " + capability);
        }
        return standing;
    }

    public boolean knows(String system, String capability) {
        return standings.containsKey(Standing.key(system, capability));
    }

    /** An older standing never replaces a newer one. */
    public void post(Standing standing) {
        standings.merge(
                Standing.key(standing.system(), standing.capability()),
                standing,
                (old, now) -> now.version() >= old.version() ? now : old);
    }
}
