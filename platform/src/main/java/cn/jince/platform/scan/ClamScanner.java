package cn.jince.platform.scan;

import io.netty.channel.ChannelOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.tcp.TcpClient;

/** clamd over TCP: the file goes as one INSTREAM, the answer is one line that ends with a zero byte. */
@Component
class ClamScanner implements VirusScanner {
    private static final Logger log = LoggerFactory.getLogger(ClamScanner.class);
    private static final byte[] BEGIN = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final String address;
    private final TcpClient client;

    /** @param address host:port; empty where none is set up */
    ClamScanner(@Value("${jince.attachments.scanner:}") String address) {
        this.address = address.strip();
        String[] parts = this.address.isEmpty() ? new String[] {"localhost", "3310"} : this.address.split(":");
        if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
            throw new IllegalArgumentException("jince.attachments.scanner: " + address + " (expected: host:port)");
        }
        this.client = TcpClient.newConnection()
                .host(parts[0])
                .port(Integer.parseInt(parts[1]))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000);
    }

    @Override
    public Mono<Found> scan(byte[] content) {
        if (address.isEmpty()) {
            return Mono.just(new Found.NotSetUp());
        }
        return Mono.usingWhen(
                        client.connect(),
                        connection -> ask(connection, content),
                        connection -> Mono.fromRunnable(connection::dispose))
                .timeout(PATIENCE)
                .map(ClamScanner::read)
                .onErrorResume(Exception.class, error -> {
                    log.warn("scanner at {} does not answer: {}", address, error.toString());
                    return Mono.just(new Found.Away());
                })
                .defaultIfEmpty(new Found.Away());
    }

    private static Mono<String> ask(Connection connection, byte[] content) {
        byte[] whole = ByteBuffer.allocate(BEGIN.length + 4 + content.length + 4)
                .put(BEGIN)
                .putInt(content.length)
                .put(content)
                .putInt(0)
                .array();
        return connection
                .outbound()
                .sendByteArray(Mono.just(whole))
                .then()
                .thenMany(connection.inbound().receive().asString(StandardCharsets.US_ASCII))
                .scan("", String::concat)
                .filter(answer -> answer.endsWith("\0") || answer.endsWith("\n"))
                .next();
    }

    private static Found read(String answer) {
        String line = answer.strip().replace("\0", "");
        if (line.endsWith(" FOUND")) {
            return new Found.Infected(line.replaceFirst("^[^:]*: ", "").replaceFirst(" FOUND$", ""));
        }
        return line.endsWith(" OK") ? new Found.Clean() : new Found.Away();
    }
}
