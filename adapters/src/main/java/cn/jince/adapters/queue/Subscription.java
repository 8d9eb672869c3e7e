package cn.jince.adapters.queue;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import cn.jince.api.reply.Reply.Reason;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One consumer on one queue; never more messages here than were asked for. What is not acknowledged goes back. */
final class Subscription implements Inbox {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    /** A whole page of such messages must fit into memory. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final Connection connection;
    private final Channel channel;
    private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();

    private Subscription(Connection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** @param prefetch the most messages that are here unacknowledged; @param today for those that do not say when */
    static Subscription open(
            SystemDescriptor system, String password, Timeouts times, String queue, int prefetch, LocalDate today) {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(system.baseUrl());
            factory.setUsername(system.signing().keyId());
            factory.setPassword(password);
            factory.setAutomaticRecoveryEnabled(false);
            factory.setConnectionTimeout(millis(times.connect()));
            factory.setHandshakeTimeout(millis(times.connect().plus(times.tls())));
            factory.setChannelRpcTimeout(millis(times.firstByte()));
            factory.setMaxInboundMessageBodySize(MOST_BYTES);
            factory.setShutdownTimeout(millis(times.idleBody()));
            factory.setRequestedHeartbeat((int) Math.max(1, times.idleBody().toSeconds()));
            Connection connection = factory.newConnection("jince");
            return subscribed(connection, queue, prefetch, today);
        } catch (AuthenticationFailureException e) {
            throw CallFailed.because(Reason.FORBIDDEN, "they do not let us in");
        } catch (TimeoutException e) {
            throw CallFailed.because(Reason.TIMEOUT, "no broker in time");
        } catch (IOException | ShutdownSignalException e) {
            throw CallFailed.badAnswer(
                    "no connection to the broker: " + e.getClass().getSimpleName());
        } catch (URISyntaxException | GeneralSecurityException e) {
            throw CallFailed.badAnswer("no address of a broker");
        }
    }

    private static Subscription subscribed(Connection connection, String queue, int prefetch, LocalDate today)
            throws IOException {
        boolean well = false;
        try {
            Channel channel = connection.createChannel();
            Subscription subscription = new Subscription(connection, channel);
            channel.basicQos(prefetch);
            channel.basicConsume(queue, false, subscription.consumer(today));
            well = true;
            return subscription;
        } finally {
            if (!well) {
                connection.abort();
            }
        }
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    private DefaultConsumer consumer(LocalDate today) {
        return new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(
                    String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
                Date sent = properties.getTimestamp();
                LocalDate day = sent == null ? today : LocalDate.ofInstant(sent.toInstant(), SHANXI);
                arrived.add(new Message(
                        Objects.requireNonNullElse(properties.getMessageId(), ""),
                        envelope.getDeliveryTag(),
                        body,
                        day.isAfter(today) ? today : day));
            }
        };
    }

    @Override
    public List<Message> next(int most, Duration idle) {
        try {
            List<Message> messages = new ArrayList<>();
            Message first = arrived.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                messages.add(first);
                arrived.drainTo(messages, most - 1);
            }
            if (!channel.isOpen()) {
                throw CallFailed.badAnswer("the broker ended the connection");
            }
            return messages;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallFailed.badAnswer("interrupted");
        }
    }

    @Override
    public void acknowledge(List<Long> tags) {
        answer(tags, tag -> channel.basicAck(tag, false));
    }

    @Override
    public void giveBack(List<Long> tags) {
        answer(tags, tag -> channel.basicNack(tag, false, true));
    }

    @FunctionalInterface
    private interface Answer {
        void to(long tag) throws IOException;
    }

    private static void answer(List<Long> tags, Answer answer) {
        try {
            for (long tag : tags) {
                answer.to(tag);
            }
        } catch (IOException | ShutdownSignalException e) {
            throw CallFailed.badAnswer("the broker ended the connection");
        }
    }

    @Override
    public void close() {
        connection.abort(2_000);
    }
}
