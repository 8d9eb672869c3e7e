package cn.jince.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.collection.Harvest;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.testkit.queue.FakeQueue;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueCollectionTest {
    private final FakeQueue queue = FakeQueue.start(0);
    private final Harvest harvest = new Harvest(
            "classpath:data/sx.queue.yaml",
            Map.of("jince.systems.queue.url", queue.url(), "jince.systems.queue.secret", FakeQueue.PASSWORD));
    private Connection sender;
    private Channel channel;

    @BeforeEach
    void a_sender() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(queue.ownPort());
        factory.setVirtualHost("default");
        factory.setUsername(FakeQueue.USER);
        factory.setPassword(FakeQueue.PASSWORD);
        sender = factory.newConnection();
        channel = sender.createChannel();
        channel.queueDeclare("facts", true, false, false, null);
    }

    @AfterEach
    void close() {
        harvest.close();
        sender.abort(1_000);
        queue.close();
    }

    private static String code(int n) {
        return "91140000MA0Q%06d".formatted(n);
    }

    private void send(String id, int n, String name) throws IOException {
        send(id, "{\"dm\":\"%s\",\"mc\":\"%s\",\"rs\":\"%d\"}".formatted(code(n), name, n));
    }

    private void send(String id, String body) throws IOException {
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder().messageId(id).build();
        channel.basicPublish("", "facts", properties, body.getBytes(StandardCharsets.UTF_8));
    }

    private long left() throws IOException {
        return channel.queueDeclarePassive("facts").getMessageCount();
    }

    @Test
    void messages_come_once_and_in_order_with_their_rare_letters() throws Exception {
        for (int n = 1; n <= 12; n++) {
            send("m" + n, n % 3, "第" + n + "𠀀");
        }
        send("m12", 0, "重复");

        var state = harvest.turn();

        assertThat(state.error()).isNull();
        assertThat(state.accepted()).isEqualTo(12);
        assertThat(harvest.platform.fact(code(0), "name")).isEqualTo("第12𠀀");
        assertThat(harvest.platform.fact(code(1), "name")).isEqualTo("第10𠀀");
        assertThat(left()).isZero();
        send("m3", 0, "再发");
        assertThat(harvest.turn().received()).isZero();
        assertThat(left()).isZero();
    }

    @Test
    void while_the_platform_is_away_nothing_is_acknowledged_and_no_try_is_counted() throws Exception {
        for (int n = 1; n <= 7; n++) {
            send("m" + n, n, "企业" + n);
        }
        harvest.platform.away = true;
        for (int i = 0; i < 5; i++) {
            assertThat(harvest.turn().accepted()).isZero();
        }
        assertThat(harvest.state().failures()).isEqualTo(5);
        harvest.platform.away = false;

        // the broker gives back at its own pace what a lost connection held
        for (int i = 0; i < 10 && harvest.platform.rows.size() < 7; i++) {
            assertThat(harvest.turn().error()).isNull();
        }
        assertThat(harvest.platform.rows).hasSize(7);
        assertThat(harvest.count("SELECT count(*) FROM collection_quarantine")).isZero();
        assertThat(left()).isZero();
    }

    @Test
    void a_poison_message_is_put_aside_after_three_tries_and_stops_nobody() throws Exception {
        send("good1", 1, "一");
        send("poison", "{\"dm\":");
        send("good2", 2, "二");

        var state = harvest.turn();

        assertThat(state.accepted()).isEqualTo(2);
        assertThat(state.quarantined()).isEqualTo(1);
        assertThat(harvest.count("SELECT tries FROM collection_message WHERE message_id = 'poison'"))
                .isEqualTo(3);
        assertThat(left()).isZero();
    }

    @Test
    void what_breaks_the_process_again_and_again_is_put_aside_unread() throws Exception {
        send("m1", 1, "一");
        harvest.database
                .sql("INSERT INTO collection_message VALUES ('sx.queue', 'queue.facts', 'm1', 3, false, now())")
                .then()
                .block();

        assertThat(harvest.turn().quarantined()).isEqualTo(1);
        assertThat(harvest.platform.rows).isEmpty();
    }

    @Test
    void a_broker_that_dies_and_comes_back_loses_nothing() throws Exception {
        for (int n = 1; n <= 8; n++) {
            send("m" + n, n, "企业" + n);
        }
        harvest.platform.refuses = form -> {
            queue.cable().cut();
            return false;
        };
        assertThat(harvest.turn().error()).isNotBlank();
        assertThat(harvest.turn().error()).as("still away").contains("broker");
        harvest.platform.refuses = _ -> false;
        queue.cable().mend();

        for (int i = 0; i < 10 && harvest.platform.dossiers.size() < 8; i++) {
            assertThat(harvest.turn().error()).isNull();
        }
        assertThat(harvest.platform.dossiers).hasSize(8);
        assertThat(left()).isZero();
    }

    @Test
    void a_shadow_looks_and_gives_everything_back() throws Exception {
        send("m1", 1, "一");
        harvest.stage(Stage.SHADOW);
        assertThat(harvest.turn().accepted()).isEqualTo(1);
        assertThat(harvest.platform.rows).isEmpty();

        harvest.stage(Stage.LIVE);
        for (int i = 0; i < 10 && harvest.platform.rows.isEmpty(); i++) {
            assertThat(harvest.turn().error()).isNull();
        }
        assertThat(harvest.platform.rows).hasSize(1);
        assertThat(left()).isZero();
    }
}
