package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.consent.Consents;
import cn.jince.bff.mobile.device.DevicePlatform;
import cn.jince.bff.mobile.device.Devices;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One round of sending: claim rows and take consents (one transaction), send each outside any transaction, keep each
 * result (one transaction each).
 */
@Component
class SendDeliveries {
    private static final Logger log = LoggerFactory.getLogger(SendDeliveries.class);

    private final DeliveryQueue queue;
    private final PlanDelivery planDelivery;
    private final Map<ChannelKind, Channel> channels;
    private final Consents consents;
    private final Devices devices;
    private final TransactionalOperator inTransaction;
    private final Clock clock;
    private final MobileSettings.Delivery settings;
    private final MeterRegistry meters;

    SendDeliveries(
            DeliveryQueue queue,
            PlanDelivery planDelivery,
            List<Channel> channels,
            Consents consents,
            Devices devices,
            TransactionalOperator inTransaction,
            Clock clock,
            MeterRegistry meters,
            MobileSettings settings) {
        this.queue = queue;
        this.planDelivery = planDelivery;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::kind, Function.identity()));
        this.consents = consents;
        this.devices = devices;
        this.inTransaction = inTransaction;
        this.clock = clock;
        this.meters = meters;
        this.settings = settings.delivery();
    }

    /** How many deliveries were claimed; 0 when nothing is due. */
    Mono<Integer> round() {
        return queue.recover(clock.instant())
                .flatMap(_ -> claim())
                .flatMap(claimed -> Flux.fromIterable(claimed)
                        .filter(delivery -> delivery.state() == DeliveryState.SENDING)
                        .flatMap(this::send, settings.batch())
                        .then(Mono.just(claimed.size())));
    }

    private Mono<List<Delivery>> claim() {
        Instant now = clock.instant();
        return queue.claim(settings.batch(), now, now.plus(settings.lease()))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(delivery -> planDelivery.plan(delivery, now).map(delivery::planned))
                .concatMap(planned -> queue.plan(planned).thenReturn(planned))
                .collectList()
                .as(inTransaction::transactional);
    }

    private Mono<Boolean> send(Delivery delivery) {
        Channel channel = Objects.requireNonNull(channels.get(delivery.channel()));
        return channel.send(delivery.message(), Objects.requireNonNull(delivery.token()))
                .timeout(settings.timeout())
                .onErrorResume(error ->
                        Mono.just(new SendResult.Unsure(error.getClass().getSimpleName())))
                .flatMap(result -> settle(delivery, result))
                .onErrorResume(error -> {
                    // The row stays SENDING until its lease ends; its neighbours must not be cancelled for it.
                    log.error(
                            "result of {} could not be kept", delivery.message().id(), error);
                    return Mono.just(false);
                });
    }

    private Mono<Boolean> settle(Delivery delivery, SendResult result) {
        Instant now = clock.instant();
        Delivery next = delivery.after(result, now, settings);
        report(delivery, result, next);
        meters.counter(
                        "jince.mobile.deliveries",
                        "channel",
                        String.valueOf(delivery.channel()),
                        "state",
                        next.state().name())
                .increment();
        Mono<Void> ledger = delivery.returnsConsent(result, next) ? giveBack(delivery, now) : Mono.empty();
        return queue.settle(next)
                .flatMap(kept ->
                        kept ? effects(delivery, result, now).then(ledger).thenReturn(true) : Mono.just(false))
                .as(inTransaction::transactional);
    }

    private Mono<Void> effects(Delivery delivery, SendResult result, Instant now) {
        return switch (result) {
            case SendResult.NotSubscribed _ -> consents.clear(openId(delivery), template(delivery), now);
            case SendResult.DeviceGone(String _, Instant since) ->
                devices.markGone(
                        delivery.channel() == ChannelKind.APNS ? DevicePlatform.IOS : DevicePlatform.ANDROID,
                        Objects.requireNonNull(delivery.token()),
                        since);
            case SendResult.ChannelHeld(String code, Instant until) ->
                queue.hold(Objects.requireNonNull(delivery.channel()), until, code);
            case SendResult.Sent _,
                    SendResult.Retry _,
                    SendResult.Refused _,
                    SendResult.PersonHeld _,
                    SendResult.Unsure _ -> Mono.empty();
        };
    }

    private Mono<Void> giveBack(Delivery delivery, Instant now) {
        return consents.grant(openId(delivery), template(delivery), 1, now);
    }

    private static String openId(Delivery delivery) {
        return Objects.requireNonNull(delivery.message().openId());
    }

    private static ConsentTemplate template(Delivery delivery) {
        return Objects.requireNonNull(delivery.message().template());
    }

    private static void report(Delivery delivery, SendResult result, Delivery next) {
        switch (result) {
            case SendResult.Sent _ ->
                log.debug("{} sent by {}", delivery.message().id(), delivery.channel());
            case SendResult.Refused(String code) ->
                log.error("{} refused by {}: {}", delivery.message().id(), delivery.channel(), code);
            case SendResult.ChannelHeld(String code, Instant until) ->
                log.error("{} is closed to us until {}: {}", delivery.channel(), until, code);
            default ->
                log.info("{} by {}: {}, now {}", delivery.message().id(), delivery.channel(), result, next.state());
        }
    }
}
