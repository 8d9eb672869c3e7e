package cn.jince.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/**
 * A session that knows whether it was changed, so that a request that only read does not overwrite what another one
 * wrote.
 */
final class StoredSession implements Session {
    private final MapSession session;
    private boolean changed;
    private boolean known;
    private @Nullable String replacedId;

    StoredSession(MapSession session, boolean isNew) {
        this.session = session;
        this.changed = isNew;
        this.known = !isNew;
    }

    MapSession content() {
        return session;
    }

    boolean isChanged() {
        return changed;
    }

    /** The id this session had before sign-in changed it. */
    @Nullable
    String takeReplacedId() {
        String id = replacedId;
        replacedId = null;
        return id;
    }

    /** Whether Redis has had the session under this id. */
    boolean isKnown() {
        return known;
    }

    void saved() {
        known = true;
        changed = false;
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        replacedId = session.getId();
        changed = true;
        known = false;
        return session.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        changed = true;
        session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        session.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
