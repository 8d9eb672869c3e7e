package cn.jince.adapters.drift;

import cn.jince.adapters.drift.DriftEvent.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one line has been found to answer otherwise than its contract or its habit. The reader stays tolerant: a drift
 * is told, and only what the mapping needs and does not get makes an answer a bad one.
 */
public final class Drift {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MOST = 200;
    private static final int LONGEST_PLACE = 80;
    private final DriftId id;
    private final Map<Key, DriftEvent> today = new LinkedHashMap<>();
    private final Map<Key, Long> kept = new HashMap<>();
    private AnswerShape shape = AnswerShape.unknown();
    private boolean shapeKept;
    private LocalDate day = LocalDate.EPOCH;
    private long count;

    private record Key(Kind kind, String place) {}

    public Drift(DriftId id) {
        this.id = id;
    }

    public DriftId id() {
        return id;
    }

    /** A result code that is not in the contract. */
    public void unknownCode(String code, Instant now) {
        note(Kind.UNKNOWN_CODE, code.matches("[A-Za-z0-9_.-]{1,20}") ? code : "unreadable", now);
    }

    /** A part of the answer, in our words, that breaks the capability's schema. */
    public void brokenPromise(String place, Instant now) {
        note(Kind.BROKEN_PROMISE, place, now);
    }

    /** Holds the data of a good answer against what was usual. */
    public synchronized void looked(Object data, Instant now) {
        Map<String, String> fields = AnswerShape.fields(data);
        if (!shape.settled()) {
            shape = shape.with(fields);
            return;
        }
        fields.forEach((field, type) -> {
            Set<String> usual = shape.types().get(field);
            if (usual == null) {
                note(Kind.NEW_FIELD, field, now);
            } else if (!type.equals("null") && !usual.contains(type) && !usual.equals(Set.of("null"))) {
                note(Kind.RETYPED_FIELD, field, now);
            }
        });
        for (String field : shape.always()) {
            if (!fields.containsKey(field)) {
                note(Kind.MISSING_FIELD, field, now);
            }
        }
    }

    private synchronized void note(Kind kind, String place, Instant now) {
        LocalDate date = now.atZone(ZONE).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            today.clear();
            kept.clear();
        }
        count++;
        String shown = place.length() > LONGEST_PLACE ? place.substring(0, LONGEST_PLACE) : place;
        Key key = new Key(kind, today.size() < MOST || today.containsKey(new Key(kind, shown)) ? shown : "and more");
        today.merge(key, new DriftEvent(kind, key.place, date, 1, now, now), (old, _) -> old.again(now));
    }

    /** Today's, newest kinds last. */
    public synchronized List<DriftEvent> events() {
        return List.copyOf(today.values());
    }

    /** How often anything was noted since the start. */
    public synchronized long count() {
        return count;
    }

    /** What was noted since this was last asked. */
    synchronized List<DriftEvent> news() {
        List<DriftEvent> news = new ArrayList<>();
        today.forEach((key, event) -> {
            long before = kept.getOrDefault(key, 0L);
            if (event.times() > before) {
                news.add(event.since(before));
                kept.put(key, event.times());
            }
        });
        return news;
    }

    /** Takes back what {@link #news} gave and could not be kept. */
    synchronized void notKept(DriftEvent event) {
        kept.computeIfPresent(new Key(event.kind(), event.place()), (_, times) -> times - event.times());
    }

    /** The learnt shape, once, when there is enough of it. */
    synchronized @Nullable AnswerShape settledShape() {
        return shape.settled() && !shapeKept ? shape : null;
    }

    synchronized void shapeIsKept() {
        shapeKept = true;
    }

    /** What was learnt in an earlier life. */
    synchronized void knows(AnswerShape earlier) {
        shape = earlier;
        shapeKept = true;
    }
}
