package cn.jince.adapters.web;

import cn.jince.adapters.linkout.LinkOut;
import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import java.util.List;

/** Goings-over as they cross the wire. */
final class LinkOutStates {
    static List<LinkOutStateView> of(List<LinkOut> linkOuts) {
        return linkOuts.stream()
                .map(each -> new LinkOutStateView(
                        each.id().toString(),
                        each.system(),
                        each.capability(),
                        each.division(),
                        each.openedAt(),
                        each.state(),
                        each.stateAt()))
                .toList();
    }

    private LinkOutStates() {}
}
