package cn.jince.standalone.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody who is measured, each in a process of its own. */
final class Peers implements AutoCloseable {
    static final String BARE = "Spring Cloud Gateway, bare";

    static final String KEPT = "ours, from cache";

    /** @param peer null for the backend itself */
    record Contestant(Peer peer, String path, String headers) {}

    private final Map<String, Contestant> all = new LinkedHashMap<>();
    private final List<Peer> started = new ArrayList<>();
    private final Path folder;
    private final String backend;

    Peers(Path folder, int backendPort, int redisPort, String token) throws IOException, InterruptedException {
        this.folder = folder;
        this.backend = Integer.toString(backendPort);
        nginx();
        haproxy();
        one("Reactor Netty, bare", java(BareReactor.class));
        one(BARE, java(BareGateway.class));
        Peer ours = ours(redisPort);
        all.put("ours, no token", new Contestant(ours, "/api/m/policies", ""));
        all.put(KEPT, new Contestant(ours, "/api/m/policies/kept", "Authorization: Bearer " + token + "\r\n"));
        all.put("ours, every duty", new Contestant(ours, "/api/m/home", "Authorization: Bearer " + token + "\r\n"));
    }

    Map<String, Contestant> all() {
        return all;
    }

    private void one(String name, Peer peer) {
        all.put(name, new Contestant(peer, "/api/m/policies", ""));
    }

    private Peer java(Class<?> main) throws IOException, InterruptedException {
        int port = Peer.freePort();
        return keep(Peer.java(folder, main.getName(), port, List.of(Integer.toString(port), backend)));
    }

    /** As it is shipped; only addresses differ, and the quota, which must not refuse anybody here. */
    private Peer ours(int redisPort) throws IOException, InterruptedException {
        int port = Peer.freePort();
        String address = "http://127.0.0.1:" + backend;
        return keep(Peer.java(
                folder,
                "cn.jince.gateway.GatewayApplication",
                port,
                List.of(
                        "--jince.standalone.service=gateway",
                        "--server.port=" + port,
                        "--jince.redis.port=" + redisPort,
                        "--jince.house.identity=" + address,
                        "--jince.house.adapters=" + address,
                        "--jince.house.platform=" + address,
                        "--jince.gateway.upstream.bff-mobile=" + address,
                        "--jince.gateway.upstream.bff-web=" + address,
                        "--jince.gateway.limit.per-second=1000000",
                        "--jince.gateway.audit.directory=" + folder.resolve("audit"),
                        "--jince.gateway.audit.anchor=" + folder.resolve("anchor"),
                        "--jince.gateway.limit.burst=1000000")));
    }

    private void nginx() throws IOException, InterruptedException {
        if (!Peer.isThere("nginx")) {
            return;
        }
        int port = Peer.freePort();
        Path file = folder.resolve("nginx.conf");
        Files.writeString(file, """
                daemon off; master_process off; pid %1$s/nginx.pid; error_log %1$s/nginx.err;
                events { worker_connections 1024; }
                http { access_log off; keepalive_requests 100000000;
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxied; fastcgi_temp_path %1$s/f;
                  uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                  upstream backend { server 127.0.0.1:%2$s; keepalive 128; keepalive_requests 100000000; }
                  server { listen 127.0.0.1:%3$d;
                    location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; } } }
                """.formatted(folder, backend, port));
        one("nginx", keep(Peer.start(folder.resolve("nginx.log"), List.of("nginx", "-c", file.toString()), port)));
    }

    private void haproxy() throws IOException, InterruptedException {
        if (!Peer.isThere("haproxy")) {
            return;
        }
        int port = Peer.freePort();
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, """
                global
                  nbthread 1
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 60s
                  timeout server 60s
                  http-reuse always
                listen all
                  bind 127.0.0.1:%d
                  server backend 127.0.0.1:%s
                """.formatted(port, backend));
        one(
                "HAProxy",
                keep(Peer.start(folder.resolve("haproxy.log"), List.of("haproxy", "-f", file.toString()), port)));
    }

    private Peer keep(Peer peer) {
        started.add(peer);
        return peer;
    }

    @Override
    public void close() {
        started.forEach(Peer::close);
    }
}
