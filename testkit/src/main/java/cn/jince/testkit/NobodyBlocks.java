package cn.jince.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.blockhound.BlockHound;
import reactor.core.scheduler.Schedulers;

/**
 * Watches threads that must not wait and remembers what they waited in. It does not throw: an error inside a pipeline
 * may be taken for a bad answer, and an error in a worker ends it.
 */
public final class NobodyBlocks {
    private static final int DEEP = 25;
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();
    private static boolean on;

    /** Begins to watch; stays on for the JVM and costs the other tests nothing but time. */
    public static synchronized void watch() {
        if (!on) {
            on = true;
            // workers that idle already do so in code that is not watched yet
            Schedulers.shutdownNow();
            BlockHound.install(builder -> builder.blockingMethodCallback(method -> remember(
                    method.toString(),
                    Arrays.stream(new Throwable().getStackTrace())
                            .skip(2)
                            .limit(DEEP)
                            .map(StackTraceElement::toString)
                            .toList())));
        }
        SEEN.clear();
    }

    /** A worker that waits for its next task is idle, not blocked; Netty's allocator grows under a lock of its own. */
    private static void remember(String method, List<String> stack) {
        if (stack.stream()
                .noneMatch(frame -> frame.contains("ThreadPoolExecutor.getTask")
                        || frame.contains("AdaptivePoolingAllocator$MagazineGroup.tryExpandMagazines"))) {
            SEEN.add(method + " in " + stack);
        }
    }

    /** What waited since {@link #watch} was last called. */
    public static List<String> seen() {
        return List.copyOf(SEEN);
    }

    private NobodyBlocks() {}
}
