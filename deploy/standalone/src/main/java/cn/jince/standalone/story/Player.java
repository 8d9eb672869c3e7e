package cn.jince.standalone.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** One person or system at the gateway. What proves who it is, is the subclass's business. */
public abstract class Player {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI gateway;

    Player(HttpClient http, URI gateway) {
        this.http = http;
        this.gateway = gateway;
    }

    public Answer get(String path) {
        return send(request("GET", path, BodyPublishers.noBody(), null));
    }

    public Answer post(String path, Object body, String... headers) {
        return send(request("POST", path, json(body), "application/json", headers));
    }

    public Answer post(String path, String... headers) {
        return send(request("POST", path, BodyPublishers.noBody(), null, headers));
    }

    public Answer put(String path, Object body, String... headers) {
        return send(request("PUT", path, json(body), "application/json", headers));
    }

    /** One file as {@code wx.uploadFile} and a browser's form send it. */
    public Answer upload(String path, String material, String fileName, byte[] content) {
        String boundary = "jince-" + Long.toHexString(System.nanoTime());
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"material\"\r\n\r\n" + material
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/pdf\r\n\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(request("POST", path, body, "multipart/form-data; boundary=" + boundary));
    }

    /** A request as it is, for those who send what no client would. */
    public Answer raw(String method, String path, String contentType, String body, String... headers) {
        return send(request(method, path, BodyPublishers.ofString(body), contentType, headers));
    }

    /** Adds cookie, token or nothing. */
    abstract void identify(HttpRequest.Builder request, String method);

    /** Sees every answer, for cookies. */
    void remember(HttpResponse<?> response) {}

    URI at(String path) {
        return path.startsWith("http") ? URI.create(path) : gateway.resolve(path);
    }

    String origin() {
        return gateway.getScheme() + "://" + gateway.getAuthority();
    }

    HttpRequest.Builder request(
            String method, String path, BodyPublisher body, @Nullable String contentType, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).method(method, body).timeout(PATIENCE);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        identify(request, method);
        return request;
    }

    Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        long began = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            remember(response);
            return new Answer(
                    request.method() + " " + request.uri().getRawPath(),
                    response.statusCode(),
                    response.headers(),
                    parse(response.body()),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryBroke("interrupted at " + request.uri());
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.startsWith("{") || body.startsWith("[")
                    ? JSON.readTree(body)
                    : JsonNodeFactory.instance.missingNode();
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8);
    }
}
