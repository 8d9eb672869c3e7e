package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.delivery.SendResult.ChannelHeld;
import cn.jince.bff.mobile.delivery.SendResult.DeviceGone;
import cn.jince.bff.mobile.delivery.SendResult.NotSubscribed;
import cn.jince.bff.mobile.delivery.SendResult.PersonHeld;
import cn.jince.bff.mobile.delivery.SendResult.Refused;
import cn.jince.bff.mobile.delivery.SendResult.Retry;
import cn.jince.bff.mobile.delivery.SendResult.Sent;
import cn.jince.bff.mobile.delivery.SendResult.Unsure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 投递. One message on its way to one person.
 *
 * @param consentHeld a consent of the ledger was taken for it and is not spent yet
 * @param counted it stands in the person's daily count
 * @param attempts how often it was claimed; a result counts only for the attempt it belongs to
 */
record Delivery(
        NewDelivery message,
        DeliveryState state,
        @Nullable ChannelKind channel,
        @Nullable String token,
        boolean consentHeld,
        boolean counted,
        boolean skipWeChat,
        int attempts,
        Instant notBefore,
        String code) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    Delivery planned(Plan plan) {
        return switch (plan) {
            case Plan.Push(ChannelKind to, String target) ->
                new Delivery(
                        message,
                        DeliveryState.SENDING,
                        to,
                        target,
                        to == ChannelKind.WECHAT,
                        true,
                        skipWeChat,
                        attempts,
                        notBefore,
                        code);
            case Plan.Wait(Instant until) -> waiting(until, code);
            case Plan.InboxOnly(String because) ->
                new Delivery(
                        message,
                        DeliveryState.SENT,
                        ChannelKind.INBOX,
                        null,
                        false,
                        counted,
                        skipWeChat,
                        attempts,
                        notBefore,
                        because);
        };
    }

    /** Pure: what becomes of it after an attempt. */
    Delivery after(SendResult result, Instant now, MobileSettings.Delivery settings) {
        return switch (result) {
            case Sent(String receipt) -> ended(DeliveryState.SENT, receipt);
            case Retry(String why) -> again(why, now, settings);
            case Refused(String why) -> ended(DeliveryState.DROPPED, why);
            case NotSubscribed(String why) -> elsewhere(true, why, now);
            case ChannelHeld(String why, Instant _) -> elsewhere(true, why, now);
            case DeviceGone(String why, Instant _) -> elsewhere(skipWeChat, why, now);
            case PersonHeld(String why, Instant until) -> waiting(until, why);
            case Unsure(String why) ->
                channel != null && channel.recognisesRepeats()
                        ? again(why, now, settings)
                        : ended(DeliveryState.POSSIBLY_SENT, why);
        };
    }

    /** True where the consent it held was certainly not used and goes back into the ledger. */
    boolean returnsConsent(SendResult result, Delivery next) {
        return consentHeld
                && !next.consentHeld
                && switch (result) {
                    case Retry _, Refused _, ChannelHeld _ -> true;
                    case Sent _, NotSubscribed _, DeviceGone _, PersonHeld _, Unsure _ -> false;
                };
    }

    private Delivery again(String why, Instant now, MobileSettings.Delivery settings) {
        if (attempts >= settings.attempts()) {
            return ended(DeliveryState.FAILED, why);
        }
        long factor = 1L << Math.min(2 * (attempts - 1), 20);
        Duration wait = settings.backoff().multipliedBy(factor);
        return waiting(now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait), why);
    }

    private Delivery waiting(Instant until, String why) {
        return new Delivery(
                message, DeliveryState.QUEUED, channel, token, consentHeld, counted, skipWeChat, attempts, until, why);
    }

    private Delivery elsewhere(boolean withoutWeChat, String why, Instant now) {
        return new Delivery(
                message, DeliveryState.QUEUED, null, null, false, counted, withoutWeChat, attempts, now, why);
    }

    private Delivery ended(DeliveryState end, String why) {
        return new Delivery(message, end, channel, token, false, counted, skipWeChat, attempts, notBefore, why);
    }
}
