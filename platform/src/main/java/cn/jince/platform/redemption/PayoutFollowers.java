package cn.jince.platform.redemption;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who follows which payout. */
@Component
public class PayoutFollowers {
    private final Map<PayoutIntent.Subject, PayoutFollower> bySubject;

    PayoutFollowers(List<PayoutFollower> followers) {
        this.bySubject = followers.stream().collect(Collectors.toMap(PayoutFollower::subject, Function.identity()));
    }

    public PayoutFollower of(PayoutIntent intent) {
        return Objects.requireNonNull(
                bySubject.get(intent.about().subject()),
                () -> "nobody follows payouts of " + intent.about().subject());
    }
}
