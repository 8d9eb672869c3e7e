package cn.jince.adapters.conformance;

import cn.jince.adapters.queue.Inbox;
import cn.jince.adapters.queue.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits until nothing more comes, so that two looks at the same queue see the same. */
record PatientInbox(Inbox inbox) implements Inbox {

    @Override
    public List<Message> next(int most, Duration idle) {
        List<Message> all = new ArrayList<>();
        List<Message> more = inbox.next(most, idle);
        while (!more.isEmpty()) {
            all.addAll(more);
            more = all.size() < most ? inbox.next(most - all.size(), idle) : List.of();
        }
        return all;
    }

    @Override
    public void acknowledge(List<Long> tags) {
        inbox.acknowledge(tags);
    }

    @Override
    public void giveBack(List<Long> tags) {
        inbox.giveBack(tags);
    }

    @Override
    public void close() {
        inbox.close();
    }
}
