package cn.jince.bff.mobile.home;

import cn.jince.bff.mobile.Background;
import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.part.MissingReason;
import cn.jince.bff.mobile.part.Part;
import cn.jince.edge.Deadline;
import cn.jince.edge.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Composes the home screen. Every part is started once, in the background: at the screen's deadline the screen leaves
 * with what is there, and work under way goes on to the stream instead of being asked again.
 */
@Component
class ComposeHome {
    private static final Logger log = LoggerFactory.getLogger(ComposeHome.class);
    /** One part in so many of the deadline is kept for writing the screen, so that it arrives within it. */
    private static final int WRITING = 8;

    private final List<PartSource> sources;
    private final List<String> names;
    private final OpenScreens screens;
    private final Background background;
    private final MeterRegistry meters;
    private final MobileSettings.Home settings;

    ComposeHome(
            List<PartSource> sources,
            OpenScreens screens,
            Background background,
            MeterRegistry meters,
            MobileSettings settings) {
        this.meters = meters;
        this.sources = sources;
        this.names = sources.stream().map(PartSource::name).toList();
        this.screens = screens;
        this.background = background;
        this.settings = settings.home();
    }

    Mono<HomeScreen> compose(HomeRequest request) {
        return Mono.deferContextual(context -> {
            long started = System.nanoTime();
            Duration deadline =
                    shorter(settings.deadline(), Deadline.of(context).left());
            OpenScreen screen = new OpenScreen(
                    UUID.randomUUID().toString(), request.caller().id(), names);
            sources.forEach(source -> start(source, request, screen, context));
            return screen.complete()
                    .timeout(deadline.minus(deadline.dividedBy(WRITING)), Mono.empty())
                    .then(Mono.fromSupplier(() -> leave(screen, request, started, deadline)));
        });
    }

    private void start(PartSource source, HomeRequest request, OpenScreen screen, ContextView context) {
        Mono<Boolean> work = Mono.defer(() -> source.load(request))
                .<Part<?>>map(part -> part)
                .switchIfEmpty(Mono.<Part<?>>fromSupplier(() -> failed(source.name(), "empty")))
                .timeout(settings.late())
                .onErrorResume(error -> Mono.just(missing(source.name(), error)))
                .map(part -> screen.arrive(source.name(), part))
                .contextWrite(own -> own.putAll(context).put(Deadline.class, Deadline.in(settings.late())));
        background.start("home part " + source.name(), work);
    }

    private HomeScreen leave(OpenScreen screen, HomeRequest request, long started, Duration deadline) {
        Map<String, Part<?>> parts = screen.leave();
        long elapsed = Duration.ofNanos(System.nanoTime() - started).toMillis();
        HomeScreen left = HomeScreen.of(screen.id(), request.creditCode(), elapsed, deadline.toMillis(), parts);
        left.status()
                .forEach((part, status) -> meters.counter("jince.mobile.parts", "part", part, "status", status)
                        .increment());
        if (!left.late().isEmpty()) {
            screens.keep(screen);
        }
        return left;
    }

    private static Part<?> missing(String name, Throwable error) {
        if (error instanceof TimeoutException) {
            return Part.missing(MissingReason.TIMEOUT, "响应超时，请稍后再看。", 10L);
        }
        if (error instanceof Problem problem && problem.getStatusCode().is4xxClientError()) {
            String detail = problem.getBody().getDetail();
            return Part.missing(MissingReason.FORBIDDEN, detail == null ? "暂不可查看。" : detail, null);
        }
        return failed(name, error.toString());
    }

    private static Part<?> failed(String name, String because) {
        log.warn("home part {} is missing: {}", name, because);
        return Part.missing(MissingReason.FAILED, "暂时无法获取，请稍后再看。", 5L);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
