package cn.jince.adapters.web;

import cn.jince.adapters.linkout.Destinations;
import cn.jince.adapters.linkout.LinkOut;
import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goings-over as they cross the wire. */
final class LinkOutStates {
    /** As link-out.json lists them. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("STARTED", "办理中"),
            Map.entry("SUBMITTED", "已提交"),
            Map.entry("AWAITING_CORRECTION", "待补正"),
            Map.entry("ACCEPTED", "已受理"),
            Map.entry("NOT_ACCEPTED", "不予受理"),
            Map.entry("IN_REVIEW", "审核中"),
            Map.entry("APPROVED", "审批通过"),
            Map.entry("REJECTED", "不予通过"),
            Map.entry("PAID", "已兑付"),
            Map.entry("CONCLUDED", "已办结"),
            Map.entry("WITHDRAWN", "已撤回"));

    static List<LinkOutStateView> of(List<LinkOut> linkOuts, Destinations destinations) {
        return linkOuts.stream()
                .map(each -> of(each, each.item(), destinations))
                .toList();
    }

    private static LinkOutStateView of(LinkOut linkOut, LinkOut.@Nullable Item item, Destinations destinations) {
        return new LinkOutStateView(
                linkOut.id().toString(),
                linkOut.system(),
                destinations
                        .ofSystem(linkOut.system())
                        .map(each -> each.line().system().name())
                        .orElse(linkOut.system()),
                linkOut.capability(),
                linkOut.division(),
                item == null ? null : item.id(),
                item == null ? null : item.name(),
                name(linkOut.state()),
                linkOut.openedAt(),
                linkOut.state(),
                linkOut.stateAt());
    }

    static String name(@Nullable String state) {
        return state == null ? "已前往，对方尚未反馈" : Objects.requireNonNullElse(NAMES.get(state), state);
    }

    private LinkOutStates() {}
}
