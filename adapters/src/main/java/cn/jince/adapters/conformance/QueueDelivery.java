package cn.jince.adapters.conformance;

import cn.jince.adapters.collection.Row;
import cn.jince.adapters.collection.Source;
import cn.jince.adapters.collection.Threads;
import cn.jince.adapters.collection.Trial;
import cn.jince.adapters.descriptor.Collecting;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.queue.Inbox;
import cn.jince.adapters.queue.Message;
import cn.jince.adapters.queue.QueueSource;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A message queue. */
record QueueDelivery(SystemDescriptor system, Capability capability, Environment environment) implements Delivery {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    private static final int ROUNDS = 20;

    @Override
    public Source real() {
        return QueueSource.trial(opener(), system, capability);
    }

    private Inbox.Opener opener() {
        Inbox.Opener real = QueueSource.opener(system, capability, environment);
        return today -> new PatientInbox(real.open(today));
    }

    @Override
    public Mono<Integer> mostWires() {
        return Mono.just(1);
    }

    private Collecting settings() {
        return Objects.requireNonNull(capability.collection());
    }

    private Collecting.Queue queue() {
        return Objects.requireNonNull(settings().queue());
    }

    @Override
    public Flux<Finding> contents(CollectionSuite.Stall stall, Trial usual) {
        LocalDate today = LocalDate.ofInstant(stall.target().clock().instant(), SHANXI);
        int wanted = usual.rows().size() + usual.refused().size();
        return Threads.call(() -> copy(today, wanted))
                .flatMapMany(messages -> messages.isEmpty()
                        ? Flux.just(Finding.judged("faults.poison", "读不懂的消息", false, "检测期间队列变空，没有可复制的消息"))
                        : Flux.concat(
                                poison(stall, usual, messages),
                                nameless(stall, messages),
                                letters(stall, messages),
                                twice(stall, usual, messages),
                                fields(stall, messages)));
    }

    /** What waits, when all that was held by earlier sessions is back; it goes back when the session ends. */
    private List<Message> copy(LocalDate today, int wanted) {
        for (int round = 0; ; round++) {
            try (Inbox inbox = opener().open(today)) {
                List<Message> messages = inbox.next(settings().page(), queue().idle());
                if (messages.size() >= wanted || round == ROUNDS) {
                    return messages;
                }
            }
        }
    }

    private Mono<Trial> read(CollectionSuite.Stall stall, CopiedInbox inbox) {
        Source source = QueueSource.trial(inbox, system, capability);
        return Trial.run(capability, source, stall.target().clock().instant(), true, stall.longest());
    }

    private Mono<Finding> poison(CollectionSuite.Stall stall, Trial usual, List<Message> messages) {
        List<Message> all = new ArrayList<>(messages);
        all.add(1, new Message("kit-poison", 0, "{\"".getBytes(StandardCharsets.US_ASCII), day(messages)));
        CopiedInbox inbox = new CopiedInbox(all);
        return read(stall, inbox)
                .map(trial -> Finding.judged(
                        "faults.poison",
                        "读不懂的消息试 " + queue().tries() + " 次后隔离，不拖累其他消息",
                        Set.copyOf(trial.rows()).equals(Set.copyOf(usual.rows()))
                                && keys(trial).equals(Set.of("kit-poison"))
                                && inbox.deliveries("kit-poison") == queue().tries()
                                && inbox.left() == 0,
                        "投递 " + inbox.deliveries("kit-poison") + " 次，采信 "
                                + trial.rows().size() + " 行，队列余 " + inbox.left()));
    }

    private Mono<Finding> nameless(CollectionSuite.Stall stall, List<Message> messages) {
        CopiedInbox inbox =
                new CopiedInbox(changed(messages, each -> new Message("", each.tag(), each.body(), each.day())));
        return read(stall, inbox)
                .map(trial -> Finding.judged(
                        "faults.no-id",
                        "没有编号的消息无法去重，隔离而不采信",
                        trial.rows().isEmpty() && trial.refused().size() == messages.size() && inbox.left() == 0,
                        "隔离 " + trial.refused().size() + " 条"));
    }

    private Mono<Finding> letters(CollectionSuite.Stall stall, List<Message> messages) {
        CopiedInbox inbox = new CopiedInbox(changed(messages, each -> {
            byte[] body = each.body().clone();
            body[body.length / 2] = (byte) 0xFF;
            return new Message(each.id(), each.tag(), body, each.day());
        }));
        return read(stall, inbox)
                .map(trial -> Finding.judged(
                        "faults.charset",
                        "含不属于所称字符集的字节的消息被隔离",
                        trial.rows().isEmpty() && inbox.left() == 0,
                        "隔离 " + trial.refused().size() + " 条"));
    }

    private Mono<Finding> twice(CollectionSuite.Stall stall, Trial usual, List<Message> messages) {
        List<Message> all = new ArrayList<>(messages);
        all.addAll(messages);
        CopiedInbox inbox = new CopiedInbox(all);
        return read(stall, inbox)
                .map(trial -> Finding.judged(
                        "idempotency.again",
                        "同一编号的消息重复投递，只计一次",
                        trial.rows().size() == usual.rows().size() && inbox.left() == 0,
                        "投递 " + all.size() + " 条，采信 " + trial.rows().size() + " 行"));
    }

    private Mono<Finding> fields(CollectionSuite.Stall stall, List<Message> messages) {
        CopiedInbox inbox = new CopiedInbox(changed(
                messages,
                each -> new Message(
                        each.id(), each.tag(), "{\"other\":1}".getBytes(StandardCharsets.US_ASCII), each.day())));
        return read(stall, inbox)
                .map(trial -> Finding.judged(
                        "drift.fields",
                        "改了字段的消息不采信",
                        trial.rows().isEmpty() && trial.refused().size() == messages.size(),
                        "隔离 " + trial.refused().size() + " 条"));
    }

    private static LocalDate day(List<Message> messages) {
        return messages.getFirst().day();
    }

    private static List<Message> changed(List<Message> messages, UnaryOperator<Message> change) {
        return messages.stream().map(change).toList();
    }

    private static Set<String> keys(Trial trial) {
        return trial.refused().stream().map(Row.Damaged::key).collect(Collectors.toSet());
    }
}
