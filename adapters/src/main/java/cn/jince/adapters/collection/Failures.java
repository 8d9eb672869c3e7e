package cn.jince.adapters.collection;

import cn.jince.adapters.call.CallFailed;
import java.util.concurrent.TimeoutException;

/** What went wrong, in a sentence that carries nothing of what the other side said. */
final class Failures {
    static String sentence(Throwable failure) {
        return switch (failure) {
            case CallFailed known -> String.valueOf(known.getMessage());
            case LeaseLost lost -> String.valueOf(lost.getMessage());
            case TimeoutException _ -> "the pass took longer than it may";
            default -> failure.getClass().getSimpleName();
        };
    }

    private Failures() {}
}
