package cn.jince.adapters.queue;

import java.time.Duration;
import java.util.List;

/** One consumer on one queue; every call blocks. What is not acknowledged when it closes goes back. */
public interface Inbox extends AutoCloseable {

    /** What is there, or the first that comes; none when nothing came for so long. */
    List<Message> next(int most, Duration idle);

    void acknowledge(List<Long> tags);

    /** Back into the queue, at once. */
    void giveBack(List<Long> tags);

    @Override
    void close();

    /** Opens one. */
    @FunctionalInterface
    interface Opener {
        /** @param today the day of messages that do not say when */
        Inbox open(java.time.LocalDate today);
    }
}
