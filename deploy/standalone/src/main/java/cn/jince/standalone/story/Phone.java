package cn.jince.standalone.story;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A mini-program or a system: bearer tokens, no cookies. */
public final class Phone extends Player {
    private @Nullable String token;

    public Phone(HttpClient http, URI gateway) {
        super(http, gateway);
    }

    /** WeChat sign-in: the code is exchanged by identity, the answer is our own token. */
    public Phone signInWithWeChat(String code) {
        return grant(
                Map.of("grant_type", "urn:jince:grant:wechat-code", "client_id", "jince-miniprogram", "code", code));
    }

    /** A system with its own secret. */
    public Phone signInAsSystem(String clientId, String secret) {
        return grant(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    public Phone withToken(@Nullable String other) {
        this.token = other;
        return this;
    }

    public String token() {
        return token == null ? "" : token;
    }

    private Phone grant(Map<String, String> form) {
        token = null;
        String body = form.entrySet().stream()
                .map(field ->
                        field.getKey() + "=" + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode granted = raw("POST", "/identity/oauth2/token", "application/x-www-form-urlencoded", body)
                .ok();
        token = granted.path("access_token").asString();
        return this;
    }

    @Override
    void identify(HttpRequest.Builder request, String method) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
    }
}
