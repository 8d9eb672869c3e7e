package cn.jince.adapters.rest;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.HttpWire;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.call.WireAnswer;
import cn.jince.adapters.call.WireRequest;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Place;
import cn.jince.adapters.descriptor.SystemDescriptor.Recipe;
import cn.jince.adapters.descriptor.SystemDescriptor.Request;
import cn.jince.adapters.mapping.Numbers;
import cn.jince.adapters.mapping.Unmappable;
import cn.jince.adapters.signing.Message;
import cn.jince.adapters.signing.Signer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP. Parameters go by query, form or JSON body; the signature stands where the descriptor says. */
public final class SignedRest implements HttpWire {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final @Nullable String said;
    private final Charset charset;
    private final Place place;
    private final Signer signer;

    public SignedRest(SystemDescriptor system, Signer signer) {
        this.said = system.charset();
        this.charset = Letters.charset(said);
        Recipe recipe = Objects.requireNonNullElse(system.signing().recipe(), Recipe.USUAL);
        this.place = Objects.requireNonNullElse(recipe.place(), Place.QUERY);
        this.signer = signer;
    }

    @Override
    public WireRequest put(Capability capability, Map<String, Object> parameters, @Nullable String key) {
        return put(capability.request(), parameters, key, signer);
    }

    /** @param signer may hold a key that was handed out for a time */
    public WireRequest put(Request request, Map<String, Object> parameters, @Nullable String key, Signer signer) {
        String method = Objects.requireNonNull(request.method());
        String path = path(request, parameters);
        Map<String, String> query = Words.texts(request.parameters(), parameters);
        Map<String, String> form = Words.texts(request.form(), parameters);
        Map<String, Object> json = Words.of(request.body(), parameters);
        Map<String, String> others = Words.texts(request.headers(), parameters);
        Map<String, String> headers = headers(request, key);
        headers.putAll(others);

        Map<String, String> covered = new LinkedHashMap<>(query);
        covered.putAll(form);
        boolean inJson = place == Place.BODY && request.body() != null;
        if (inJson) {
            covered.putAll(Words.texts(json));
        }
        byte[] digested = request.body() == null || inJson ? new byte[0] : bytes(json);
        Map<String, String> signature = signer.sign(new Message(method, path, covered, others, digested));
        switch (place) {
            case QUERY -> query.putAll(signature);
            case HEADERS -> headers.putAll(signature);
            case BODY -> {
                form.putAll(request.form() == null ? Map.of() : signature);
                json.putAll(inJson ? signature : Map.of());
            }
        }
        return new WireRequest(
                method,
                query.isEmpty() ? path : path + "?" + Words.encoded(query, charset),
                headers,
                request.form() != null
                        ? Words.encoded(form, charset).getBytes(StandardCharsets.US_ASCII)
                        : inJson ? bytes(json) : digested);
    }

    private Map<String, String> headers(Request request, @Nullable String key) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
        if (request.form() != null) {
            headers.put("Content-Type", "application/x-www-form-urlencoded" + label());
        } else if (request.body() != null) {
            headers.put("Content-Type", "application/json" + label());
        }
        if (key != null && request.keyHeader() != null) {
            headers.put(request.keyHeader(), key);
        }
        return headers;
    }

    private String label() {
        return charset.equals(StandardCharsets.UTF_8) ? "" : ";charset=" + charset;
    }

    private byte[] bytes(Map<String, Object> words) {
        return JSON.writeValueAsString(Words.nested(words)).getBytes(charset);
    }

    private String path(Request request, Map<String, Object> parameters) {
        String path = Objects.requireNonNull(request.path());
        for (Map.Entry<String, Object> each : parameters.entrySet()) {
            path = path.replace("{" + each.getKey() + "}", Words.encoded(String.valueOf(each.getValue()), charset));
        }
        return path;
    }

    @Override
    public Map<String, Object> read(Capability capability, WireAnswer answer) {
        return read(answer);
    }

    public Map<String, Object> read(WireAnswer answer) {
        return tree(Letters.read(answer, said));
    }

    /** A JSON object as a tree; anything else is a bad answer. */
    public static Map<String, Object> tree(String text) {
        try {
            Map<String, Object> tree = JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
            if (tree == null) {
                throw CallFailed.badAnswer("no JSON object");
            }
            tree.replaceAll((_, value) -> counted(value));
            return tree;
        } catch (JacksonException e) {
            throw CallFailed.badAnswer("no JSON");
        } catch (Unmappable e) {
            throw CallFailed.badAnswer("a number beyond counting");
        }
    }

    /** Mappings count with doubles: what is none is no answer, and must not become infinity or nothing on its way. */
    @SuppressWarnings("unchecked")
    private static @Nullable Object counted(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> ((Map<String, @Nullable Object>) map).replaceAll((_, each) -> counted(each));
            case List<?> list -> ((List<@Nullable Object>) list).replaceAll(SignedRest::counted);
            case BigDecimal exact -> {
                return Numbers.counted(exact);
            }
            case null, default -> {}
        }
        return value;
    }
}
