package cn.jince.adapters.call;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an answer came from. */
final class Provenances {
    static Provenance live(Line line, @Nullable LocalDate asOf, Instant fetchedAt) {
        return new Provenance(
                line.system().system(),
                line.system().name(),
                asOf,
                fetchedAt,
                Freshness.LIVE,
                line.capability().capability() + "/" + line.capability().contract());
    }

    /** The same with another freshness. */
    static Provenance as(Freshness freshness, Provenance live) {
        return new Provenance(
                live.system(), live.systemName(), live.asOf(), live.fetchedAt(), freshness, live.contract());
    }

    private Provenances() {}
}
