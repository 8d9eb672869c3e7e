package cn.jince.adapters.linkout;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.adapters.linkout.Destinations.Destination;
import cn.jince.api.adapters.AdapterViews.LinkOutForm;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import cn.jince.api.reply.Reply.Reason;
import cn.jince.edge.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** The way over, or why there is none. */
    public sealed interface Opened {
        record Said(Reply<LinkOutView> reply) implements Opened {}

        record Refused(LinkOutRefusal refusal) implements Opened {}
    }

    public Mono<Opened> open(LinkOutForm form, Caller caller) {
        if (caller.kind() != Caller.Kind.PERSON || !caller.prepares(form.creditCode())) {
            return refused(new LinkOutRefusal.NotTheirs(form.creditCode()));
        }
        Optional<Destination> found = destinations.find(form.capability(), form.divisionCode());
        if (found.isEmpty()) {
            return said(unknown(Reason.NOT_CONNECTED, "", "", "该地区还没有可以跳转办理的系统，请在本平台办理。", null));
        }
        Destination destination = found.get();
        Line line = destination.line();
        Standing standing = stages.of(line.system().system(), line.capability().capability(), form.divisionCode());
        Reason closed = standing.closed(form.creditCode(), form.divisionCode());
        if (closed != null) {
            return said(unknown(
                    closed, line.system().system(), line.system().name(), standing.notice(), standing.expected()));
        }
        return destination.mayReturn(form.returnUrl())
                ? go(destination, form, caller)
                : refused(new LinkOutRefusal.ReturnRefused(form.returnUrl()));
    }

    private Mono<Opened> go(Destination destination, LinkOutForm form, Caller caller) {
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
                now,
                now.plus(Ticket.LIFE),
                null,
                null);
        String url = destination.url(ticket, linkOut.id(), form.returnUrl());
        return linkOuts.add(linkOut, ticket.hash())
                .then(Mono.fromSupplier(() -> new Opened.Said(new Reply.Answered<>(
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

    private static Reply<LinkOutView> unknown(
            Reason reason, String system, String name, String notice, java.time.@Nullable LocalDate expected) {
        return new Reply.Unknown<>(reason, system, name, notice, AGAIN, null, expected);
    }

    private static Mono<Opened> said(Reply<LinkOutView> reply) {
        return Mono.just(new Opened.Said(reply));
    }

    private static Mono<Opened> refused(LinkOutRefusal refusal) {
        return Mono.just(new Opened.Refused(refusal));
    }
}
