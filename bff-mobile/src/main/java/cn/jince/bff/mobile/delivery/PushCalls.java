package cn.jince.bff.mobile.delivery;

import io.netty.channel.ChannelOption;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** HTTP to a push service. The client never repeats a request by itself: a repeat could reach the phone twice. */
final class PushCalls {

    static WebClient client(WebClient.Builder web, String name, URI url, Duration timeout) {
        ConnectionProvider pool = ConnectionProvider.builder("push-" + name)
                .maxConnections(20)
                .maxIdleTime(Duration.ofSeconds(15))
                .build();
        HttpClient http = HttpClient.create(pool)
                .disableRetry(true)
                .responseTimeout(timeout)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000);
        return web.clone()
                .baseUrl(url.toString())
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /** Where no connection came about nothing was sent; after that nobody knows. */
    static SendResult broken(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof ConnectException || at instanceof UnknownHostException) {
                return new SendResult.Retry("NO_CONNECTION");
            }
        }
        return new SendResult.Unsure(
                error instanceof WebClientRequestException request && request.getCause() != null
                        ? request.getCause().getClass().getSimpleName()
                        : error.getClass().getSimpleName());
    }

    private PushCalls() {}
}
