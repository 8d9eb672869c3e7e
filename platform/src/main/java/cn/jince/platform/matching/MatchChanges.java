package cn.jince.platform.matching;

import cn.jince.platform.kernel.Port;
import cn.jince.platform.matching.MatchChange.Known;
import cn.jince.platform.matching.MatchChange.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import reactor.core.publisher.Mono;

/** What is known of who meets what, and the changes that are still to be told. What locks needs a transaction. */
@Port
public interface MatchChanges {
    /** By {@code item/version}. */
    Mono<Map<String, Seen>> seen();

    /** When each source last delivered. */
    Mono<Map<String, Instant>> received();

    /** Whom the run at publication found; empty where there was none. */
    Mono<RoaringBitmap> runOf(String itemId, int version);

    /** Keeps a first view; one that is there stays. */
    Mono<Void> begin(String itemId, int version, Known known);

    /** Locks; empty while another replica holds it. */
    Mono<Known> lock(String itemId, int version);

    Mono<Void> keep(String itemId, int version, Known known);

    /** Keeps a change; a step of the ladder that is there stays. */
    Mono<Void> add(MatchChange change);

    Mono<Boolean> reminded(String itemId, int version, int step);

    Mono<MatchChange> lockUnfinished();

    Mono<Void> told(long id, int upTo);

    Mono<Void> finish(long id, Instant at);

    /** The newest first, without reminders. */
    Mono<List<MatchChange>> newest(int limit);

    /** Since when nobody is told; empty where there is no silence. */
    Mono<Instant> silentSince();

    Mono<Void> silence(Instant since);

    Mono<Void> speak();
}
