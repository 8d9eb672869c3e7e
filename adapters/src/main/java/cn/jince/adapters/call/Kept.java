package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The answers of one line that may be given again, within {@value #MOST_BYTES} bytes. Unknown is never kept. */
final class Kept {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int ENTRY_BYTES = 300;
    private final Duration ttl;
    private final Duration negative;
    private final Duration revalidate;
    private final Duration spare;
    private final Cache<Object, Entry> entries;
    private final LongAdder hits = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** How a kept answer may be used. */
    enum Use {
        /** As it is. */
        FRESH,
        /** At once, while a new one is fetched. */
        MEANWHILE,
        /** Only where no new one can be had. */
        SPARE,
        NONE
    }

    private record Entry(Reply<Attributes> reply, Instant at, int bytes) {}

    /** A kept answer and how it may be used now. */
    record Found(@Nullable Reply<Attributes> reply, Use use) {
        private static final Found NOTHING = new Found(null, Use.NONE);

        Reply<Attributes> content() {
            return Objects.requireNonNull(reply);
        }
    }

    Kept(SystemDescriptor.Cache settings) {
        this.ttl = Boolean.TRUE.equals(settings.sensitive()) ? Duration.ZERO : settings.ttl();
        this.negative = Objects.requireNonNullElse(settings.negativeTtl(), ttl);
        this.revalidate = Objects.requireNonNullElse(settings.staleWhileRevalidate(), Duration.ZERO);
        this.spare = Objects.requireNonNullElse(settings.staleIfError(), Duration.ZERO);
        Duration longest = revalidate.compareTo(spare) > 0 ? revalidate : spare;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((Object _, Entry entry) -> entry.bytes)
                .expireAfterWrite(ttl.compareTo(negative) > 0 ? ttl.plus(longest) : negative.plus(longest))
                .executor(Runnable::run)
                .build();
    }

    /** Whether this line keeps answers at all. */
    boolean keeps() {
        return ttl.isPositive();
    }

    Found find(Object key, Instant now) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null) {
            misses.increment();
            return Found.NOTHING;
        }
        Use use = use(entry, Duration.between(entry.at, now));
        (use == Use.FRESH ? hits : use == Use.MEANWHILE ? stale : misses).increment();
        return new Found(entry.reply, use);
    }

    private Use use(Entry entry, Duration age) {
        // "no such record" is only kept against a flood of questions: it is never given after its time
        boolean answered = entry.reply instanceof Reply.Answered;
        if (age.compareTo(answered ? ttl : negative) < 0) {
            return Use.FRESH;
        }
        if (answered && age.compareTo(ttl.plus(revalidate)) < 0) {
            return Use.MEANWHILE;
        }
        return answered && age.compareTo(ttl.plus(spare)) < 0 ? Use.SPARE : Use.NONE;
    }

    void keep(Object key, Reply<Attributes> reply, Instant now) {
        switch (reply) {
            case Reply.Answered<Attributes> answered ->
                entries.put(
                        key,
                        new Entry(
                                reply,
                                now,
                                ENTRY_BYTES + 2 * answered.value().toString().length()));
            case Reply.Absent<Attributes> _ -> entries.put(key, new Entry(reply, now, ENTRY_BYTES));
            case Reply.Unknown<Attributes> _ -> {}
        }
    }

    /** When the newest answer came that could still be given; null where there is none. */
    @Nullable
    Instant newest(Instant now) {
        return entries.asMap().values().stream()
                .filter(entry -> use(entry, Duration.between(entry.at, now)) != Use.NONE)
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Questions answered from here, fresh or stale; and those that were not. */
    record Counts(long hits, long stale, long misses) {

        /** Of all questions. */
        double ratio() {
            long all = hits + stale + misses;
            return all == 0 ? 0 : (double) (hits + stale) / all;
        }
    }

    Counts counts() {
        return new Counts(hits.sum(), stale.sum(), misses.sum());
    }

    long bytes() {
        entries.cleanUp();
        return entries.policy()
                .eviction()
                .map(each -> each.weightedSize().orElse(0))
                .orElse(0L);
    }
}
