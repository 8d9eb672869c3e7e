package cn.jince.testkit.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FakeAndroidPushTest {
    private static final FakeAndroidPush push = FakeAndroidPush.start(0);

    @AfterAll
    static void close() {
        push.close();
    }

    private static HttpResponse<String> send(String secret, String cid, String device) throws Exception {
        String key = FakeAndroidPush.APP_KEY + ":" + secret;
        String body = """
                {"cid":"%s","audience":{"registration_id":["%s"]},
                 "notification":{"android":{"title":"标题","alert":"正文"}}}""".formatted(cid, device);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(push.url() + "/v3/push"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void pushes_once_for_a_cid_however_often_it_is_sent() throws Exception {
        String first = send(FakeAndroidPush.MASTER_SECRET, "c-1", "jp-1").body();

        assertThat(first).contains("msg_id");
        assertThat(send(FakeAndroidPush.MASTER_SECRET, "c-1", "jp-1").body()).isEqualTo(first);
        assertThat(push.pushedTo("jp-1")).hasSize(1);
    }

    @Test
    void refuses_a_wrong_secret_and_a_device_that_is_gone() throws Exception {
        push.forget("jp-gone");

        assertThat(send("wrong", "c-2", "jp-2").statusCode()).isEqualTo(401);
        assertThat(send(FakeAndroidPush.MASTER_SECRET, "c-3", "jp-gone").body()).contains("1011");
        push.failNext(2002, 1);
        assertThat(send(FakeAndroidPush.MASTER_SECRET, "c-4", "jp-2").statusCode())
                .isEqualTo(429);
        assertThat(push.pushedTo("jp-2")).isEmpty();
    }
}
