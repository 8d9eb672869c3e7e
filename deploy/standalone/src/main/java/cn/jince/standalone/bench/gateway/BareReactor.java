package cn.jince.standalone.bench.gateway;

import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/** A proxy of Reactor Netty and nothing else: port, port of the backend. */
final class BareReactor {
    private static final int MOST = 500;

    public static void main(String[] args) {
        HttpClient client =
                HttpClient.create(ConnectionProvider.create("bare", MOST)).baseUrl("http://127.0.0.1:" + args[1]);
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .handle((in, out) -> client.headers(headers -> headers.add(in.requestHeaders()))
                        .request(in.method())
                        .uri(in.uri())
                        .send(in.receive().retain())
                        .responseConnection((response, connection) -> {
                            out.status(response.status()).headers(response.responseHeaders());
                            return out.send(connection.inbound().receive().retain());
                        })
                        .then())
                .bindNow()
                .onDispose()
                .block();
    }

    private BareReactor() {}
}
