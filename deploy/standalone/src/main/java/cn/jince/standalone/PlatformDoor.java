package cn.jince.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes into the platform from inside the house: imports and collections, with the house's own token. */
final class PlatformDoor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CLIENT = "house:house-secret-for-development";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ports ports;
    private @Nullable String token;

    PlatformDoor(Ports ports) {
        this.ports = ports;
    }

    /** Facts as NDJSON, one form a line. */
    JsonNode collect(List<String> lines) {
        return post("/enterprises/facts", "application/x-ndjson", String.join("\n", lines) + "\n");
    }

    /** Whatever is loaded meanwhile rings nobody's phone. */
    void silently(Runnable load) {
        send(request("/match-silences").POST(BodyPublishers.noBody()).build());
        load.run();
        send(request("/match-silences").DELETE().build());
    }

    JsonNode sources() {
        return JSON.readTree(send(request("/enterprises/sources").build()));
    }

    private JsonNode post(String path, String type, String body) {
        return JSON.readTree(send(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(ports.url(Service.PLATFORM) + path))
                .timeout(Duration.ofMinutes(2))
                .header("Jince-Deadline", "60000")
                .header("Authorization", "Bearer " + token());
    }

    private synchronized String token() {
        String known = token;
        if (known == null) {
            String basic = Base64.getEncoder().encodeToString(CLIENT.getBytes(StandardCharsets.US_ASCII));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(ports.url(Service.IDENTITY) + "/identity/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .build();
            known = JSON.readTree(send(request)).path("access_token").asString();
            token = known;
        }
        return known;
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        request.uri() + " answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
