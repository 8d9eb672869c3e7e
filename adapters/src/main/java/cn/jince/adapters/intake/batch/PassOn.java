package cn.jince.adapters.intake.batch;

import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where sound rows go. */
public interface PassOn {

    /**
     * Refusals; rows that are not among them were taken. Fails where nobody can say: then the same rows are passed on
     * again, which changes nothing for those that had been taken.
     */
    Mono<List<Refusal>> pass(Sender sender, Kind kind, List<String> rows);
}
