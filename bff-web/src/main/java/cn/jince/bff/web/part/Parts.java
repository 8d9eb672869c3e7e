package cn.jince.bff.web.part;

import cn.jince.edge.Problem;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** Makes parts that always arrive: late or failed, they say so. */
public final class Parts {

    /** Whatever becomes of the call, a part comes within the time. */
    public static <T> Mono<Part<T>> within(Duration time, Mono<T> call, String name) {
        return call.timeout(time).map(Part::here).onErrorResume(error -> Mono.just(say(error, name)));
    }

    /** Like {@link #within}, but a refusal (4xx) refuses the whole screen. */
    public static <T> Mono<Part<T>> orRefused(Duration time, Mono<T> call, String name) {
        return call.timeout(time)
                .map(Part::here)
                .onErrorResume(error -> refuses(error) ? Mono.error(error) : Mono.just(say(error, name)));
    }

    private static boolean refuses(Throwable error) {
        return error instanceof Problem problem && problem.getStatusCode().is4xxClientError();
    }

    private static <T> Part<T> say(Throwable error, String name) {
        return switch (error) {
            case TimeoutException _ -> Part.missing("TIMEOUT", name + "暂未返回，请稍后刷新本页。");
            case Problem problem
            when problem.getStatusCode().value() == 403 ->
                Part.missing("FORBIDDEN", name + "：" + problem.getBody().getDetail());
            default -> Part.missing("FAILED", name + "暂时不可用，其余内容不受影响，请稍后重试。");
        };
    }

    private Parts() {}
}
