package cn.jince.bff.mobile.delivery;

import cn.jince.api.event.EventPage;
import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ClaimMoved;
import cn.jince.api.event.EventTypes.EnterprisesMatched;
import cn.jince.api.event.OutboxEvent;
import cn.jince.api.identity.Mandates.Member;
import cn.jince.bff.mobile.MobileTest;
import cn.jince.bff.mobile.StubHouse.Answer;
import cn.jince.bff.mobile.StubHouse.Call;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.consent.Consents;
import cn.jince.bff.mobile.device.Device;
import cn.jince.bff.mobile.device.DevicePlatform;
import cn.jince.bff.mobile.device.Devices;
import cn.jince.bff.mobile.feed.FeedRounds;
import cn.jince.bff.mobile.inbox.Inbox;
import cn.jince.bff.mobile.inbox.InboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The walk from an event of the platform to a phone. Each test has people and items of its own. */
abstract class Telling extends MobileTest {
    static final Duration LONG = Duration.ofSeconds(20);
    private static final AtomicInteger numbers = new AtomicInteger();

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    SendDeliveries sendDeliveries;

    @Autowired
    Consents consents;

    @Autowired
    Devices devices;

    @Autowired
    Inbox inbox;

    @Autowired
    DatabaseClient sql;

    final List<OutboxEvent> events = new CopyOnWriteArrayList<>();
    final List<Member> members = new CopyOnWriteArrayList<>();
    String person = "";
    String openId = "";
    String item = "";

    @BeforeEach
    void anEmptyFeedAndOneMember() {
        run("UPDATE feed_cursor SET position = 0, lease_until = '2000-01-01T00:00:00Z'");
        run("DELETE FROM delivery");
        run("DELETE FROM channel_hold");
        int number = numbers.incrementAndGet();
        person = "p-" + number;
        openId = "oX-" + number;
        item = "item-" + number;
        members.add(new Member(person, "李娟", ENTERPRISE, "PREPARER", openId, null));
        house.on("GET /events", this::page);
        house.on("POST /identity/internal/members", _ -> Answer.json(members));
    }

    Answer page(Call call) {
        long after = Long.parseLong(call.uri().replaceAll(".*after=(\\d+).*", "$1"));
        List<OutboxEvent> page =
                events.stream().filter(event -> event.position() > after).toList();
        return Answer.json(
                new EventPage(page, page.isEmpty() ? after : page.getLast().position()));
    }

    void matched(String itemId, int version) {
        happens(
                EventTypes.ENTERPRISES_MATCHED,
                new EnterprisesMatched(
                        itemId,
                        version,
                        "忻州市工业企业小升规市级配套奖励资金（二〇二六年度第二批）",
                        "忻州市工业和信息化局",
                        null,
                        List.of(ENTERPRISE),
                        List.of(20_000_000L),
                        null));
    }

    void claimMoved(String claimId, String state) {
        happens(
                EventTypes.CLAIM_MOVED,
                new ClaimMoved(
                        claimId, "SB2026-1", ENTERPRISE, "140902", item, "小升规市级配套", state, "状态", 20_000_000L, null));
    }

    void happens(String type, Object data) {
        long position = events.size() + 1;
        events.add(new OutboxEvent(
                position,
                UUID.randomUUID().toString(),
                type,
                Instant.parse("2026-11-24T02:00:00Z"),
                item,
                JsonMapper.shared().valueToTree(data)));
    }

    void consented(int count) {
        consents.grant(openId, ConsentTemplate.MATCH, count, Instant.now()).block(LONG);
        weChat.grantConsents(openId, "tmpl-policy-match", count);
    }

    int remaining() {
        return consents.remaining(openId, ConsentTemplate.MATCH).block(LONG);
    }

    String phone(DevicePlatform platform) {
        String token = platform == DevicePlatform.IOS ? "%064x".formatted(numbers.get()) : "jp-" + numbers.get();
        devices.register(new Device(person, platform, token), Instant.now()).block(LONG);
        return token;
    }

    void readFeed() {
        FeedRounds replica = FeedRounds.replica(beans);
        replica.round().then(replica.release()).block(LONG);
    }

    /** Rounds until nothing is queued or under way. */
    void send() {
        Flux.interval(Duration.ofMillis(15))
                .onBackpressureDrop()
                .concatMap(_ -> sendDeliveries.round().then(count("state IN ('QUEUED', 'SENDING')")), 1)
                .takeUntil(open -> open == 0)
                .blockLast(LONG);
    }

    Mono<Long> count(String where) {
        return sql.sql("SELECT count(*) AS n FROM delivery WHERE " + where)
                .map(row -> row.get("n", Long.class))
                .one();
    }

    /** State, channel and code of this test's one delivery. */
    String outcome() {
        return sql.sql(
                        "SELECT state || ' ' || coalesce(channel, '-') AS outcome FROM delivery WHERE person_id = :person")
                .bind("person", person)
                .map(row -> row.get("outcome", String.class))
                .one()
                .block(LONG);
    }

    List<InboxMessage> messages() {
        return inbox.view(person, 0, 50).block(LONG).messages();
    }

    void run(String statement) {
        sql.sql(statement).then().block(LONG);
    }
}
