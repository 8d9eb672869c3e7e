package cn.jince.bff.mobile.inbox;

import cn.jince.api.problem.ProblemCode;
import cn.jince.bff.mobile.Background;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.ScreenAnswer;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** My messages, and the stream of new ones. */
@RestController
@RequestMapping("/api/m")
class InboxController {
    private final Inbox inbox;
    private final InboxTicks ticks;
    private final ScreenAnswer answers;
    private final Clock clock;
    private final Background background;
    private final Duration heartbeat;

    InboxController(
            Inbox inbox,
            InboxTicks ticks,
            ScreenAnswer answers,
            Clock clock,
            Background background,
            MobileSettings settings) {
        this.background = background;
        this.inbox = inbox;
        this.ticks = ticks;
        this.answers = answers;
        this.clock = clock;
        this.heartbeat = settings.home().heartbeat();
    }

    @GetMapping("/inbox")
    Mono<ResponseEntity<InboxView>> view(
            @RequestParam(defaultValue = "0") long since, @RequestParam(defaultValue = "20") int limit) {
        return Members.person()
                .flatMap(caller -> inbox.view(caller.id(), since, Math.clamp(limit, 1, 50)))
                .map(answers::of);
    }

    @PostMapping("/inbox/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(@PathVariable UUID id) {
        return Members.person()
                .flatMap(caller -> inbox.markRead(caller.id(), id, clock.instant()))
                .map(InboxController::requireFound)
                .then();
    }

    /** Without {@code Last-Event-ID}: messages from now on. */
    @GetMapping("/events")
    Mono<ResponseEntity<Flux<ServerSentEvent<InboxMessage>>>> events(
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last) {
        return Members.person()
                .zipWith(last.matches("\\d{1,18}") ? Mono.just(Long.parseLong(last)) : inbox.newest())
                .map(both -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(stream(both.getT1().id(), both.getT2())));
    }

    private Flux<ServerSentEvent<InboxMessage>> stream(String personId, long since) {
        return messages(personId, since)
                .map(message -> ServerSentEvent.builder(message)
                        .id(Long.toString(message.sequence()))
                        .event("message")
                        .build())
                .mergeWith(Flux.interval(heartbeat)
                        .map(_ -> ServerSentEvent.<InboxMessage>builder()
                                .comment("heartbeat")
                                .build())
                        .onBackpressureDrop())
                .takeUntilOther(background.ending());
    }

    private Flux<InboxMessage> messages(String personId, long since) {
        AtomicLong seen = new AtomicLong(since);
        return ticks.ticks()
                .concatMap(
                        _ -> Flux.defer(() -> inbox.after(personId, seen.get())).map(message -> {
                            seen.set(message.sequence());
                            return message;
                        }),
                        1);
    }

    private static boolean requireFound(boolean found) {
        if (!found) {
            throw Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到该消息。");
        }
        return true;
    }
}
