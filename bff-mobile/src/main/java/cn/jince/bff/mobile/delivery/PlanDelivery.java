package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.consent.Consents;
import cn.jince.bff.mobile.device.Device;
import cn.jince.bff.mobile.device.Devices;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Chooses where a claimed delivery goes: WeChat if a consent can be taken, else the person's newest phone, else the
 * inbox alone. Runs inside the claim's transaction, so a consent taken and the row that holds it are kept together.
 */
@Component
class PlanDelivery {
    private final Consents consents;
    private final Devices devices;
    private final DeliveryQueue queue;
    private final Set<ChannelKind> available = EnumSet.noneOf(ChannelKind.class);
    private final @Nullable QuietHours quietHours;
    private final int matchPerDay;

    PlanDelivery(
            Consents consents, Devices devices, DeliveryQueue queue, List<Channel> channels, MobileSettings settings) {
        this.consents = consents;
        this.devices = devices;
        this.queue = queue;
        this.quietHours = QuietHours.parse(settings.quietHours());
        this.matchPerDay = settings.matchPerDay();
        channels.stream().filter(Channel::available).map(Channel::kind).forEach(available::add);
    }

    Mono<Plan> plan(Delivery delivery, Instant now) {
        NewDelivery message = delivery.message();
        boolean match = message.letterClass() == LetterClass.MATCH;
        if (match && quietHours != null && quietHours.nextAllowed(now).isAfter(now)) {
            return Mono.just(new Plan.Wait(quietHours.nextAllowed(now)));
        }
        ChannelKind before = delivery.channel();
        String token = delivery.token();
        if (before != null && token != null) {
            return Mono.just(new Plan.Push(before, token));
        }
        return withinCap(delivery, now)
                .flatMap(within -> within ? choose(delivery, now) : Mono.just(new Plan.InboxOnly("CAPPED")));
    }

    private Mono<Boolean> withinCap(Delivery delivery, Instant now) {
        NewDelivery message = delivery.message();
        if (message.letterClass() == LetterClass.MUST_ARRIVE || delivery.counted() || matchPerDay <= 0) {
            return Mono.just(true);
        }
        return queue.count(message.personId(), now.atZone(QuietHours.ZONE).toLocalDate(), matchPerDay);
    }

    private Mono<Plan> choose(Delivery delivery, Instant now) {
        return weChat(delivery, now).flatMap(taken -> {
            String openId = delivery.message().openId();
            return taken && openId != null
                    ? Mono.just(new Plan.Push(ChannelKind.WECHAT, openId))
                    : app(delivery.message().personId());
        });
    }

    private Mono<Boolean> weChat(Delivery delivery, Instant now) {
        ConsentTemplate template = delivery.message().template();
        String openId = delivery.message().openId();
        if (delivery.skipWeChat() || template == null || openId == null) {
            return Mono.just(false);
        }
        return queue.held(ChannelKind.WECHAT, now)
                .flatMap(held -> held ? Mono.just(false) : consents.consume(openId, template, now));
    }

    private Mono<Plan> app(String personId) {
        return devices.findNewest(personId).map(this::push).defaultIfEmpty(new Plan.InboxOnly("NO_CHANNEL"));
    }

    private Plan push(Device device) {
        ChannelKind channel = switch (device.platform()) {
            case IOS -> ChannelKind.APNS;
            case ANDROID -> ChannelKind.ANDROID;
        };
        return available.contains(channel) ? new Plan.Push(channel, device.token()) : new Plan.InboxOnly("NO_CHANNEL");
    }
}
