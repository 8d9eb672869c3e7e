package cn.jince.adapters.linkout;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.adapters.linkout.Destinations.Destination;
import cn.jince.api.adapters.AdapterViews.LinkOutForm;
import cn.jince.api.adapters.AdapterViews.LinkOutOffer;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import cn.jince.api.reply.Reply.Reason;
import cn.jince.edge.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends a person over to a city's page: with a ticket, or with a word on why not now. */
@Component
public class OpenLinkOut {
    private static final Duration AGAIN = Duration.ofHours(1);
    private final Destinations destinations;
    private final StageBoard stages;
    private final LinkOuts linkOuts;
    private final Clock clock;

    OpenLinkOut(Destinations destinations, StageBoard stages, LinkOuts linkOuts, Clock clock) {
        this.destinations = destinations;
        this.stages = stages;
        this.linkOuts = linkOuts;
        this.clock = clock;
    }

    /** The way over, or what it promises; or why there is none. */
    public sealed interface Opened<T> {
        record Said<T>(Reply<T> reply) implements Opened<T> {}

        record Refused<T>(LinkOutRefusal refusal) implements Opened<T> {}
    }

    private sealed interface Way {
        record Open(Destination destination) implements Way {}

        record Closed(
                Reason reason,
                String system,
                String name,
                String notice,
                @Nullable LocalDate expected) implements Way {}
    }

    public Mono<Opened<LinkOutView>> open(LinkOutForm form, Caller caller) {
        if (!mayGo(caller, form.creditCode())) {
            return refused(new LinkOutRefusal.NotTheirs(form.creditCode()));
        }
        return switch (way(form.capability(), form.creditCode(), form.divisionCode())) {
            case Way.Closed closed -> said(unknown(closed));
            case Way.Open(Destination destination) ->
                destination.mayReturn(form.returnUrl())
                        ? go(destination, form, caller)
                        : refused(new LinkOutRefusal.ReturnRefused(form.returnUrl()));
        };
    }

    /** The same question, and no ticket is drawn. */
    public Mono<Opened<LinkOutOffer>> offer(String capability, String creditCode, String division, Caller caller) {
        if (!mayGo(caller, creditCode)) {
            return refused(new LinkOutRefusal.NotTheirs(creditCode));
        }
        return switch (way(capability, creditCode, division)) {
            case Way.Closed closed -> said(unknown(closed));
            case Way.Open(Destination destination) ->
                said(new Reply.Answered<>(
                        new LinkOutOffer(Ticket.LIFE.toSeconds()), provenance(destination.line(), clock.instant())));
        };
    }

    private static boolean mayGo(Caller caller, String creditCode) {
        return caller.kind() == Caller.Kind.PERSON && caller.prepares(creditCode);
    }

    private Way way(String capability, String creditCode, String division) {
        Optional<Destination> found = destinations.find(capability, division);
        if (found.isEmpty()) {
            return new Way.Closed(Reason.NOT_CONNECTED, "", "", "该地区还没有可以跳转办理的系统，请在本平台办理。", null);
        }
        Line line = found.get().line();
        Standing standing = stages.of(line.system().system(), capability, division);
        Reason closed = standing.closed(creditCode, division);
        if (closed == null) {
            return new Way.Open(found.get());
        }
        String meanwhile = Objects.requireNonNullElse(standing.meanwhile(), "");
        return new Way.Closed(
                closed,
                line.system().system(),
                line.system().name(),
                standing.notice() + meanwhile,
                standing.expected());
    }

    private Mono<Opened<LinkOutView>> go(Destination destination, LinkOutForm form, Caller caller) {
        Ticket ticket = Ticket.draw();
        Instant now = clock.instant();
        String system = destination.line().system().system();
        LinkOut linkOut = new LinkOut(
                UUID.randomUUID(),
                system,
                form.capability(),
                form.divisionCode(),
                form.creditCode(),
                Visitor.of(caller, system),
                LinkOut.Item.of(form.itemId(), form.itemName()),
                now,
                now.plus(Ticket.LIFE),
                null,
                null);
        String url = destination.url(ticket, linkOut.id(), form.returnUrl());
        return linkOuts.add(linkOut, ticket.hash())
                .then(Mono.fromSupplier(() -> new Opened.Said<>(new Reply.Answered<>(
                        new LinkOutView(linkOut.id().toString(), url, linkOut.goodUntil()),
                        provenance(destination.line(), now)))));
    }

    private static Provenance provenance(Line line, Instant now) {
        return new Provenance(
                line.system().system(),
                line.system().name(),
                null,
                now,
                Freshness.LIVE,
                line.capability().capability() + "/" + line.capability().contract());
    }

    private static <T> Reply<T> unknown(Way.Closed closed) {
        return new Reply.Unknown<>(
                closed.reason(), closed.system(), closed.name(), closed.notice(), AGAIN, null, closed.expected());
    }

    private static <T> Mono<Opened<T>> said(Reply<T> reply) {
        return Mono.just(new Opened.Said<>(reply));
    }

    private static <T> Mono<Opened<T>> refused(LinkOutRefusal refusal) {
        return Mono.just(new Opened.Refused<>(refusal));
    }
}
