package cn.jince.gateway.cache;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A kept answer.
 *
 * @param headers what the upstream said, less what was for one exchange
 * @param known the upstream has given it a tag by which it can be asked whether this is still so
 * @param born in milliseconds of the clock, its age on arrival taken off
 */
record Answer(
        HttpHeaders headers,
        byte[] body,
        String tag,
        boolean known,
        long born,
        Lifetime life,
        Vary vary,
        Set<String> tags) {
    private static final int OVERHEAD = 400;

    long age(long now) {
        return Math.max(0, (now - born) / 1000);
    }

    boolean fits(HttpHeaders asked, boolean signedIn) {
        return (!signedIn || life.forSignedIn()) && vary.fits(asked);
    }

    boolean isFresh(long now) {
        return age(now) < life.fresh();
    }

    boolean mayBeGivenWhileRevalidated(long now) {
        return age(now) < life.fresh() + life.whileRevalidate();
    }

    boolean mayBeGivenOnError(long now) {
        return age(now) < life.fresh() + life.ifError();
    }

    @Nullable
    String validator() {
        return known ? tag : null;
    }

    int weight() {
        int[] weight = {OVERHEAD + body.length};
        headers.forEach((name, values) -> {
            weight[0] += 2 * name.length() + 64;
            values.forEach(value -> weight[0] += 2 * value.length() + 40);
        });
        return weight[0];
    }
}
