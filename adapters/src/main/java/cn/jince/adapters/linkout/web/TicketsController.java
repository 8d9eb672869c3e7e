package cn.jince.adapters.linkout.web;

import cn.jince.adapters.linkout.Destinations;
import cn.jince.adapters.linkout.LinkOut;
import cn.jince.adapters.linkout.LinkOutProblems;
import cn.jince.adapters.linkout.LinkOutRefusal;
import cn.jince.adapters.linkout.LinkOuts;
import cn.jince.adapters.linkout.LinkOuts.Redeemed;
import cn.jince.adapters.linkout.Ticket;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a city turns a ticket into who came. */
@RestController
class TicketsController {
    private final Destinations destinations;
    private final LinkOuts linkOuts;
    private final Clock clock;

    TicketsController(Destinations destinations, LinkOuts linkOuts, Clock clock) {
        this.destinations = destinations;
        this.linkOuts = linkOuts;
        this.clock = clock;
    }

    record RedemptionForm(String ticket) {}

    /**
     * @param itemId the policy item the person comes for; null for none
     * @param personId always the same for one person at one system, and at another system another
     */
    record Redemption(
            String linkOut,
            String capability,
            String divisionCode,
            String creditCode,
            @Nullable String itemId,
            @Nullable String itemName,
            String personId,
            String personName,
            Instant openedAt) {
        static Redemption of(LinkOut linkOut) {
            LinkOut.Item item = linkOut.item();
            return new Redemption(
                    linkOut.id().toString(),
                    linkOut.capability(),
                    linkOut.division(),
                    linkOut.creditCode(),
                    item == null ? null : item.id(),
                    item == null ? null : item.name(),
                    linkOut.visitor().id(),
                    linkOut.visitor().name(),
                    linkOut.openedAt());
        }
    }

    @PostMapping("/open/tickets/redemption")
    Mono<Redemption> redeem(@RequestBody RedemptionForm form) {
        return Caller.current()
                .flatMap(caller -> {
                    if (caller.kind() == Caller.Kind.ANONYMOUS) {
                        throw Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先取得访问令牌。");
                    }
                    String system = caller.has(Role.LEGACY)
                            ? destinations.systemOf(caller.id()).orElse("")
                            : "";
                    if (system.isEmpty()) {
                        throw Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有登记了跳转的接入系统可以核销票据。");
                    }
                    if (form.ticket().length() != 43) {
                        throw LinkOutProblems.of(new LinkOutRefusal.TicketUnknown());
                    }
                    return linkOuts.redeem(Ticket.hash(form.ticket()), system, clock.instant());
                })
                .map(redeemed -> switch (redeemed) {
                    case Redeemed.Good(LinkOut linkOut) -> Redemption.of(linkOut);
                    case Redeemed.Refused(LinkOutRefusal refusal) -> throw LinkOutProblems.of(refusal);
                });
    }
}
