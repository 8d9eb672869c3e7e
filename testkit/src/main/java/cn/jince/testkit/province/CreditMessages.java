package cn.jince.testkit.province;

import cn.jince.testkit.queue.FakeQueue;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 信用变更消息: a broker (AMQP 0-9-1) with the queue {@code xyxx.bg}, one JSON object a message, with a message id that stays
 * the same when it is sent again.
 */
public final class CreditMessages extends Wired {
    /** The queue we are given. */
    public static final String QUEUE = "xyxx.bg";

    private final World world;
    private @Nullable FakeQueue broker;

    CreditMessages(int port, World world) {
        super("credit-messages", port);
        this.world = world;
    }

    @Override
    int serve() {
        FakeQueue fresh = FakeQueue.start(0);
        broker = fresh;
        LocalDate day = LocalDate.parse(world.asOf());
        with(channel -> {
            for (String code : world.codes().stream().sorted().toList()) {
                JsonNode facts = world.facts(code, "sx.credit");
                if (facts != null) {
                    send(
                            channel,
                            "xy-" + code + "-" + day,
                            body(code, facts.path("credit_flag").asString(""), day),
                            day);
                }
            }
        });
        return fresh.ownPort();
    }

    private String body(String creditCode, String flag, LocalDate day) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("xydm", creditCode)
                .put("qymc", world.name(creditCode))
                .put("sxbz", flag)
                .put("sjrq", day.toString())
                .toString();
    }

    /** What the department tells of an enterprise. */
    public void tell(String messageId, String creditCode, String flag, LocalDate day) {
        with(channel -> send(channel, messageId, body(creditCode, flag, day), day));
    }

    /** Any bytes as a message; an empty id is none. */
    public void tell(String messageId, byte[] body, LocalDate day) {
        with(channel -> send(channel, messageId, body, day));
    }

    private static void send(Channel channel, String id, String body, LocalDate day) throws IOException {
        send(channel, id, body.getBytes(StandardCharsets.UTF_8), day);
    }

    private static void send(Channel channel, String id, byte[] body, LocalDate day) throws IOException {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .messageId(id.isEmpty() ? null : id)
                .timestamp(Date.from(day.atTime(8, 0).toInstant(ZoneOffset.ofHours(8))))
                .contentType("application/json")
                .build();
        channel.basicPublish("", QUEUE, properties, body);
    }

    /** Messages that wait, without those that are with us. */
    public long waiting() {
        long[] count = new long[1];
        with(channel -> count[0] = channel.queueDeclarePassive(QUEUE).getMessageCount());
        return count[0];
    }

    @FunctionalInterface
    private interface Work {
        void with(Channel channel) throws IOException;
    }

    private void with(Work work) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker().ownPort());
        factory.setVirtualHost("default");
        factory.setUsername(FakeQueue.USER);
        factory.setPassword(FakeQueue.PASSWORD);
        factory.setAutomaticRecoveryEnabled(false);
        try (Connection connection = factory.newConnection("department")) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            channel.queueDeclare(QUEUE, true, false, false, null);
            work.with(channel);
            channel.waitForConfirmsOrDie(10_000);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("the department could not send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private FakeQueue broker() {
        if (broker == null) {
            throw new IllegalStateException("the broker was not started");
        }
        return broker;
    }

    @Override
    void end() {
        broker().close();
        broker = null;
    }

    @Override
    public String protocol() {
        return "message queue (AMQP 0-9-1)";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "jince.systems.credit-messages.url", url(), "jince.systems.credit-messages.secret", FakeQueue.PASSWORD);
    }

    @Override
    public String url() {
        return "amqp://localhost:" + port() + "/default";
    }
}
