package cn.jince.adapters.reconciliation;

import cn.jince.adapters.Background;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks every minute whether a day is due. */
@Component
class ReconcileJob implements ApplicationRunner {
    private final Reconcile reconciling;
    private final Background background;

    ReconcileJob(Reconcile reconciling, Background background) {
        this.reconciling = reconciling;
        this.background = background;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        background.repeat(
                "reconciliation", Duration.ofMinutes(1), Duration.ofMinutes(10), Mono.defer(reconciling::due));
    }
}
