package cn.jince.platform.journey;

import cn.jince.api.adapters.CommandViews.CommandForm;
import cn.jince.api.adapters.CommandViews.CommandView;
import cn.jince.api.adapters.CommandViews.Opening;
import cn.jince.api.adapters.CommandViews.OperatorReason;
import cn.jince.api.adapters.CommandViews.Progress;
import cn.jince.api.adapters.CommandViews.ProgressStep;
import cn.jince.api.adapters.Commands;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;

/** Adapters in memory, with one city behind them that takes claims while it is open. */
final class CityDesk implements Commands {
    static final CityDesk CITY = new CityDesk();
    final Map<String, CommandForm> taken = new ConcurrentHashMap<>();
    final Map<String, List<ProgressStep>> steps = new ConcurrentHashMap<>();
    volatile boolean open;
    volatile boolean away;
    volatile String state = "ACCEPTED";
    volatile @Nullable String notice;

    @TestConfiguration
    static class Behind {
        @Bean
        @Primary
        Commands cityDesk() {
            return CITY;
        }
    }

    void step(String key, String state, String said) {
        step(key, state, said, null, null);
    }

    void step(String key, @Nullable String state, String said, @Nullable String note, @Nullable Long amountFen) {
        steps.computeIfAbsent(key, _ -> new CopyOnWriteArrayList<>())
                .add(new ProgressStep(state, said, Instant.now(), note, amountFen));
    }

    @Override
    public Mono<CommandView> record(CommandForm form) {
        taken.putIfAbsent(form.id(), form);
        return find(form.id());
    }

    @Override
    public Mono<CommandView> find(String id) {
        CommandForm form = taken.get(id);
        return Mono.just(new CommandView(
                id,
                form.capability(),
                "sx.city",
                "市申报系统",
                form.divisionCode(),
                form.subject(),
                form.purpose(),
                Map.of(),
                state,
                1,
                null,
                "CZ0001",
                null,
                notice,
                true,
                Instant.EPOCH,
                null,
                Instant.EPOCH));
    }

    @Override
    public Mono<Reply<Progress>> progress(String id) {
        Provenance city = new Provenance("sx.city", "市申报系统", null, Instant.now(), Freshness.LIVE, null);
        return Mono.just(new Reply.Answered<>(
                new Progress("CZ0001", List.copyOf(steps.getOrDefault(id, List.of()))), city));
    }

    @Override
    public Mono<List<CommandView>> inState(String state) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<CommandView> retry(String id, OperatorReason reason) {
        return find(id);
    }

    @Override
    public Mono<CommandView> skip(String id, OperatorReason reason) {
        return find(id);
    }

    @Override
    public Mono<CommandView> compensate(String id, OperatorReason reason) {
        return find(id);
    }

    @Override
    public Mono<Opening> opening(String capability, String divisionCode) {
        return away
                ? Mono.error(new IllegalStateException("adapters are away"))
                : Mono.just(new Opening(true, open, "sx.city", "市申报系统", open ? null : "暂停服务"));
    }
}
