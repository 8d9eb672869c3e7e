package cn.jince.adapters.conformance;

import cn.jince.adapters.queue.Inbox;
import cn.jince.adapters.queue.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Copies of messages, delivered as a broker does: what is given back comes again, and each delivery is counted. */
final class CopiedInbox implements Inbox, Inbox.Opener {
    private final LinkedBlockingDeque<Message> waiting = new LinkedBlockingDeque<>();
    private final Map<Long, Message> out = new ConcurrentHashMap<>();
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    private final AtomicLong tags = new AtomicLong();

    CopiedInbox(List<Message> messages) {
        waiting.addAll(messages);
    }

    @Override
    public Inbox open(LocalDate today) {
        return this;
    }

    @Override
    public List<Message> next(int most, Duration idle) {
        try {
            List<Message> some = new ArrayList<>();
            Message first = waiting.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                some.add(first);
                waiting.drainTo(some, most - 1);
            }
            return some.stream().map(this::delivered).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Message delivered(Message message) {
        Message delivered = new Message(message.id(), tags.incrementAndGet(), message.body(), message.day());
        out.put(delivered.tag(), delivered);
        deliveries.merge(message.id(), 1, Integer::sum);
        return delivered;
    }

    @Override
    public void acknowledge(List<Long> tags) {
        tags.forEach(out::remove);
    }

    @Override
    public void giveBack(List<Long> tags) {
        tags.forEach(each -> waiting.addFirst(Objects.requireNonNull(out.remove(each))));
    }

    int deliveries(String id) {
        return deliveries.getOrDefault(id, 0);
    }

    /** Neither acknowledged nor delivered any more. */
    int left() {
        return waiting.size() + out.size();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
