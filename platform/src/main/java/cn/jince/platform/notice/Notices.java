package cn.jince.platform.notice;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Public notices as they are kept. */
@Port
public interface Notices {
    Mono<Void> open(PublicNotice notice);

    Mono<PublicNotice> find(String id);

    /** The notice of a claim, or of one member of a run. */
    Mono<PublicNotice> ofSubject(String subjectId, String creditCode);

    Flux<PublicNotice> open();

    /** Ids of open notices whose last day is before today; at most 100. */
    Flux<String> due(LocalDate today);

    /** Moves the notice where it stands in one of {@code from}; false where somebody else was first. */
    Mono<Boolean> move(String id, List<PublicNotice.State> from, PublicNotice.State to);

    Mono<Void> addObjection(String noticeId, String saidBy, String reason, Instant at);

    Mono<Void> settleObjections(String noticeId, String officer, String outcome, Instant at);
}
