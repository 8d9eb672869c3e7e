package cn.jince.adapters.queue;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Pass;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.collection.Source;
import cn.jince.adapters.collection.Threads;
import cn.jince.adapters.descriptor.Collecting;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.queue.Messages.Known;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A queue, read while something comes. One instance reads it and pages follow one another, so the order of the queue is
 * kept. A message that was tried before is taken alone: if it breaks something, it breaks nothing else.
 */
public final class QueueSource implements Source {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final Inbox.Opener opener;
    private final Collecting settings;
    private final Collecting.Queue queue;
    private final Messages messages;
    private final Charset charset;

    public static QueueSource of(
            SystemDescriptor system, Capability capability, Environment environment, DatabaseClient ours) {
        return new QueueSource(opener(system, capability, environment), new R2dbcMessages(ours), system, capability);
    }

    /** For the conformance kit: with a memory that is forgotten. */
    public static QueueSource trial(Inbox.Opener opener, SystemDescriptor system, Capability capability) {
        return new QueueSource(opener, new RememberedMessages(), system, capability);
    }

    /** The queue at their end. */
    public static Inbox.Opener opener(SystemDescriptor system, Capability capability, Environment environment) {
        Collecting settings = Objects.requireNonNull(capability.collection());
        String queue = Objects.requireNonNull(settings.queue()).name();
        String password = environment.getRequiredProperty(system.signing().secret());
        return today -> Subscription.open(system, password, capability.timeouts(), queue, settings.page(), today);
    }

    private QueueSource(Inbox.Opener opener, Messages messages, SystemDescriptor system, Capability capability) {
        this.opener = opener;
        this.settings = Objects.requireNonNull(capability.collection());
        this.queue = Objects.requireNonNull(settings.queue());
        this.messages = messages;
        this.charset = Letters.charset(system.charset());
    }

    @Override
    public Flux<? extends Page> pages(Pass pass) {
        LocalDate today = pass.wallTime().toLocalDate();
        return Flux.usingWhen(
                Threads.open(() -> opener.open(today)),
                inbox -> {
                    Settling settling = new Settling();
                    return batches(inbox, pass).concatMap(batch -> pages(inbox, pass, batch, settling), 0);
                },
                inbox -> Mono.fromRunnable(inbox::close).subscribeOn(Threads.virtual()));
    }

    /** A shadow looks at what is there now, once, and gives it back by going. */
    private Flux<List<Message>> batches(Inbox inbox, Pass pass) {
        Flux<List<Message>> all = Flux.<List<Message>>generate(sink -> {
                    List<Message> next = inbox.next(settings.page(), queue.idle());
                    if (next.isEmpty()) {
                        sink.complete();
                    } else {
                        sink.next(next);
                    }
                })
                .subscribeOn(Threads.virtual());
        return pass.keeps() ? all : all.take(1);
    }

    private Flux<MessagePage> pages(Inbox inbox, Pass pass, List<Message> batch, Settling settling) {
        return messages.among(pass, batch.stream().map(Message::id).distinct().toList())
                .flatMapIterable(known -> parts(batch, known, settling.ofTheBatchBefore()))
                .map(part -> {
                    MessagePage page = page(inbox, pass, part);
                    settling.add(page.settled());
                    return page;
                });
    }

    /**
     * What is settled as soon as it is kept: a batch is looked up while the last page before it is still being kept.
     */
    private static final class Settling {
        private Set<String> now = new HashSet<>();

        Set<String> ofTheBatchBefore() {
            Set<String> before = now;
            now = new HashSet<>();
            return before;
        }

        void add(List<String> ids) {
            now.addAll(ids);
        }
    }

    /** Messages that are taken together. */
    private record Part(List<Message> fresh, List<Message> repeated, long tries) {}

    private List<Part> parts(List<Message> batch, Map<String, Known> known, Set<String> settling) {
        List<Part> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Part open = new Part(new ArrayList<>(), new ArrayList<>(), 0);
        for (Message each : batch) {
            Known before = known.get(each.id());
            boolean repeated = before != null && before.settled()
                    || settling.contains(each.id())
                    || !each.id().isEmpty() && !ids.add(each.id());
            if (repeated) {
                open.repeated().add(each);
            } else if (before == null || before.tries() == 0) {
                open.fresh().add(each);
            } else {
                parts.add(open);
                parts.add(new Part(List.of(each), List.of(), before.tries()));
                open = new Part(new ArrayList<>(), new ArrayList<>(), 0);
            }
        }
        parts.add(open);
        return parts.stream()
                .filter(part -> !part.fresh().isEmpty() || !part.repeated().isEmpty())
                .toList();
    }

    private MessagePage page(Inbox inbox, Pass pass, Part part) {
        List<String> ids = part.fresh().stream()
                .map(Message::id)
                .filter(id -> !id.isEmpty())
                .toList();
        List<Row> rows = new ArrayList<>();
        List<Long> done =
                new ArrayList<>(part.repeated().stream().map(Message::tag).toList());
        List<Long> again = new ArrayList<>();
        List<String> settled = new ArrayList<>(ids);
        for (Message each : part.fresh()) {
            Row row = row(each, part.tries() + 1);
            boolean lastTry = each.id().isEmpty() || part.tries() + 1 >= queue.tries();
            if (row instanceof Row.Damaged && !lastTry) {
                again.add(each.tag());
                settled.remove(each.id());
            } else {
                done.add(each.tag());
                rows.add(row);
            }
        }
        return new MessagePage(messages, inbox, pass, rows, done, again, ids, settled);
    }

    private Row row(Message message, long tries) {
        if (message.id().isEmpty()) {
            return new Row.Damaged("tag " + message.tag(), "NO_MESSAGE_ID", "消息没有编号，无法去重");
        }
        if (tries > queue.tries()) {
            return new Row.Damaged(message.id(), "POISON", "消息多次处理未果");
        }
        try {
            Map<String, Object> content =
                    JSON.readValue(Letters.read(message.body(), charset), new TypeReference<Map<String, Object>>() {});
            return new Row.Read(message.id(), content, message.day(), false);
        } catch (JacksonException | CallFailed e) {
            return new Row.Damaged(message.id(), "NOT_READABLE", "消息不是有效的JSON对象或字符有误");
        }
    }
}
