package cn.jince.adapters.lifecycle;

import cn.jince.adapters.Background;
import cn.jince.adapters.descriptor.Descriptors;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings moves made on any instance onto this one's board. Half a second, so that a move is in force everywhere within
 * one; while the database is away the last stages known hold.
 */
@Component
class StageWatch implements ApplicationRunner {
    static final Duration EVERY = Duration.ofMillis(500);
    private final Stages stages;
    private final StageBoard board;
    private final Descriptors descriptors;
    private final Background background;

    StageWatch(Stages stages, StageBoard board, Descriptors descriptors, Background background) {
        this.stages = stages;
        this.board = board;
        this.descriptors = descriptors;
        this.background = background;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Mono<Void> enter = Flux.fromIterable(descriptors.systems())
                .concatMap(system -> Flux.fromIterable(system.capabilities())
                        .concatMapIterable(each -> StageBoard.said(system, each)))
                .concatMap(stages::enter)
                .then();
        background.run("entering the stages", enter.then(look()));
        background.repeat("looking for stage moves", EVERY, look());
    }

    private Mono<Void> look() {
        return stages.all()
                .filter(each -> board.knows(each.system(), each.capability()))
                .doOnNext(board::post)
                .then();
    }
}
