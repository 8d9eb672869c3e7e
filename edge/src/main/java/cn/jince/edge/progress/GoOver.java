package cn.jince.edge.progress;

import cn.jince.api.adapters.AdapterViews.LinkOutForm;
import cn.jince.api.adapters.AdapterViews.LinkOutOffer;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.policy.PolicyLibrary;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.reply.Reply;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Finds the city an item belongs to, and the way over to its page. */
public final class GoOver {
    private static final String HANDLING = "city.handling";
    private final PolicyLibrary library;
    private final Capabilities capabilities;
    private final String comeBackTo;

    /** @param capabilities in the user's name: a ticket is for whoever asks for it */
    public GoOver(PolicyLibrary library, Capabilities capabilities, String publicUrl) {
        this.library = library;
        this.capabilities = capabilities;
        this.comeBackTo = publicUrl + "/#/claims";
    }

    /** Unknown without a system where the item is done here. */
    public Mono<Reply<LinkOutOffer>> offer(String itemId, String creditCode) {
        return item(itemId)
                .flatMap(item -> ofCity(item)
                        ? capabilities.linkOutOffer(HANDLING, creditCode, place(item, creditCode))
                        : Mono.just(here()));
    }

    public Mono<Reply<LinkOutView>> go(String itemId, String creditCode) {
        return item(itemId)
                .flatMap(item -> ofCity(item)
                        ? capabilities.linkOut(new LinkOutForm(
                                HANDLING, creditCode, place(item, creditCode), item.id(), item.name(), comeBackTo))
                        : Mono.just(here()));
    }

    private Mono<PolicyItemSummary> item(String id) {
        return library.view(id, null).map(PolicyItemView::summary);
    }

    /** Items of the state and the province are done here, whatever cities have. */
    static boolean ofCity(PolicyItemSummary item) {
        return item.divisionCode().matches("14(?!00)\\d{4}");
    }

    /** The enterprise's own county where it lies in the item's city, so that a pilot by county finds it. */
    static String place(PolicyItemSummary item, String creditCode) {
        String registered = creditCode.length() == 18 ? creditCode.substring(2, 8) : "";
        boolean below = item.divisionCode().endsWith("00")
                && registered.startsWith(item.divisionCode().substring(0, 4));
        return below ? registered : item.divisionCode();
    }

    private static <T> Reply<T> here() {
        return new Reply.Unknown<>(Reply.Reason.NOT_CONNECTED, "", "", "该事项在本平台办理。", Duration.ofDays(1), null, null);
    }
}
