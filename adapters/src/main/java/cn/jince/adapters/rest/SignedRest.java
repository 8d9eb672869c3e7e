package cn.jince.adapters.rest;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.HttpWire;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.call.Signer;
import cn.jince.adapters.call.WireAnswer;
import cn.jince.adapters.call.WireRequest;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP; the query string carries the parameters and their signature. */
public final class SignedRest implements HttpWire {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final SystemDescriptor system;
    private final Signer signer;

    public SignedRest(SystemDescriptor system, Signer signer) {
        this.system = system;
        this.signer = signer;
    }

    @Override
    public WireRequest put(Capability capability, Map<String, Object> parameters, @Nullable String key) {
        Request request = capability.request();
        byte[] body = body(request, parameters);
        Map<String, String> query = new TreeMap<>();
        request.parameters().forEach((theirs, ours) -> query.put(theirs, text(parameters, ours)));
        String signed = signer.sign(query, body).entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
        if (body.length > 0) {
            headers.put("Content-Type", "application/json");
        }
        if (key != null && request.keyHeader() != null) {
            headers.put(request.keyHeader(), key);
        }
        return new WireRequest(
                Objects.requireNonNull(request.method()), path(request, parameters) + "?" + signed, headers, body);
    }

    private static byte[] body(Request request, Map<String, Object> parameters) {
        Map<String, String> names = request.body();
        if (names == null) {
            return new byte[0];
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        names.forEach((theirs, ours) -> body.put(theirs, parameters.get(ours)));
        return JSON.writeValueAsBytes(body);
    }

    private static String path(Request request, Map<String, Object> parameters) {
        String path = Objects.requireNonNull(request.path());
        for (String name : parameters.keySet()) {
            path = path.replace("{" + name + "}", encoded(text(parameters, name)));
        }
        return path;
    }

    private static String text(Map<String, Object> parameters, String name) {
        return String.valueOf(Objects.requireNonNullElse(parameters.get(name), ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Map<String, Object> read(WireAnswer answer) {
        try {
            return JSON.readValue(Letters.read(answer, system.charset()), new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException e) {
            throw CallFailed.badAnswer("no JSON");
        }
    }
}
