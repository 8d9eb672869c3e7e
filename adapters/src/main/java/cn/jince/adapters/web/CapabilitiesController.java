package cn.jince.adapters.web;

import cn.jince.adapters.Background;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.linkout.Destinations;
import cn.jince.adapters.linkout.LinkOutProblems;
import cn.jince.adapters.linkout.LinkOuts;
import cn.jince.adapters.linkout.OpenLinkOut;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.AdapterViews.CapabilityQuery;
import cn.jince.api.adapters.AdapterViews.LinkOutForm;
import cn.jince.api.adapters.AdapterViews.LinkOutOffer;
import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.adapters.AdapterViews.PayoutOrder;
import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Questions and payout orders. */
@RestController
class CapabilitiesController implements Capabilities {
    private static final String PROVINCE = "140000";
    private final ConnectorCall call;
    private final Lines lines;
    private final AccessRecords records;
    private final OpenLinkOut openLinkOut;
    private final LinkOuts linkOuts;
    private final Destinations destinations;
    private final Background background;

    CapabilitiesController(
            ConnectorCall call,
            Lines lines,
            AccessRecords records,
            OpenLinkOut openLinkOut,
            LinkOuts linkOuts,
            Destinations destinations,
            Background background) {
        this.call = call;
        this.lines = lines;
        this.records = records;
        this.openLinkOut = openLinkOut;
        this.linkOuts = linkOuts;
        this.destinations = destinations;
        this.background = background;
    }

    @Override
    public Mono<Reply<Attributes>> ask(CapabilityQuery query) {
        return Callers.signedIn().flatMap(caller -> {
            Forms.check(query, lines);
            Question question = new Question(
                    query.capability(),
                    query.creditCode(),
                    query.divisionCode(),
                    query.purpose(),
                    Map.of("creditCode", query.creditCode()));
            return call.ask(question, caller).doOnNext(reply -> record(caller, question, outcome(reply)));
        });
    }

    @Override
    public Mono<CommandReply> orderPayout(PayoutOrder order) {
        return Callers.having(Role.HOUSE).flatMap(caller -> {
            Forms.check(order);
            Question question = new Question(
                    "treasury.payout",
                    order.intentId(),
                    PROVINCE,
                    order.purpose(),
                    Map.of(
                            "intentId", order.intentId(),
                            "claimNumber", order.claimNumber(),
                            "payee", order.payee(),
                            "bank", order.bank(),
                            "account", order.account(),
                            "amountFen", order.amountFen(),
                            "purpose", order.purpose()));
            return call.order(question, order.intentId(), caller)
                    .doOnNext(reply -> record(caller, question, reply.getClass().getSimpleName()));
        });
    }

    @Override
    public Mono<Reply<PayoutReceipt>> findPayout(String intentId) {
        return Callers.having(Role.HOUSE).flatMap(caller -> {
            Forms.checkIntent(intentId);
            Question question =
                    new Question("treasury.payout-lookup", intentId, PROVINCE, "兑付对账", Map.of("intentId", intentId));
            return call.ask(question, caller).map(PayoutReceipts::of);
        });
    }

    @Override
    public Mono<Reply<LinkOutView>> linkOut(LinkOutForm form) {
        return Callers.signedIn()
                .flatMap(caller -> {
                    Forms.check(form);
                    return openLinkOut.open(form, caller);
                })
                .map(CapabilitiesController::saidOrProblem);
    }

    @Override
    public Mono<Reply<LinkOutOffer>> linkOutOffer(String capability, String creditCode, String divisionCode) {
        return Callers.signedIn()
                .flatMap(caller -> {
                    Forms.checkWay(creditCode, divisionCode);
                    return openLinkOut.offer(capability, creditCode, divisionCode, caller);
                })
                .map(CapabilitiesController::saidOrProblem);
    }

    private static <T> Reply<T> saidOrProblem(OpenLinkOut.Opened<T> opened) {
        return switch (opened) {
            case OpenLinkOut.Opened.Said<T>(var reply) -> reply;
            case OpenLinkOut.Opened.Refused<T>(var refusal) -> throw LinkOutProblems.of(refusal);
        };
    }

    @Override
    public Mono<List<LinkOutStateView>> linkOuts(String creditCode) {
        return Callers.membersOf(creditCode)
                .flatMap(_ -> linkOuts.ofEnterprise(creditCode))
                .map(found -> LinkOutStates.of(found, destinations));
    }

    private void record(Caller caller, Question question, String outcome) {
        background.run("keeping an access record", records.add(caller, question, outcome));
    }

    private static String outcome(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes> _ -> "ANSWERED";
            case Reply.Absent<Attributes> _ -> "ABSENT";
            case Reply.Unknown<Attributes> unknown -> unknown.reason().name();
        };
    }
}
