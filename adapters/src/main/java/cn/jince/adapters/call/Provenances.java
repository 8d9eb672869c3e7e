package cn.jince.adapters.call;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an answer came from. */
final class Provenances {
    static Provenance live(
            Line line, Question question, @Nullable LocalDate asOf, @Nullable Instant recordedAt, Instant fetchedAt) {
        return new Provenance(
                line.system().system(),
                line.system().name(),
                asOf,
                fetchedAt,
                Freshness.LIVE,
                line.capability().capability() + "/" + line.capability().contract(),
                recordedAt,
                line.contractHash(),
                RequestDigest.of(line, question));
    }

    private Provenances() {}
}
