package cn.jince.testkit.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class FakeQueueTest {
    @Test
    void speaks_the_protocol_of_rabbit_and_its_cable_can_be_cut() throws Exception {
        try (FakeQueue queue = FakeQueue.start(0);
                Socket socket = new Socket("127.0.0.1", queue.cable().port())) {
            socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(in.readByte()).as("a method frame").isEqualTo((byte) 1);
            in.skipNBytes(6);
            assertThat(in.readInt()).as("connection.start").isEqualTo(10 << 16 | 10);

            queue.cable().cut();

            byte[] rest = in.readAllBytes();
            assertThat(rest).isNotNull();
        }
    }
}
