package cn.jince.platform.journey;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as an endpoint's own signature asks for it, filled with what points to the matrix's enterprise. */
record SampleRequest(String query, MediaType type, Object body) {
    static SampleRequest of(RequestMappingInfo mapping, HandlerMethod endpoint, MatrixWorld world) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        Object body = "";
        for (MethodParameter parameter : endpoint.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                body = body(parameter.getGenericParameterType(), world);
            }
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
                String name = asked.name().isEmpty() ? asked.value() : asked.name();
                if (name.isEmpty()) {
                    parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                    name = Objects.requireNonNull(parameter.getParameterName());
                }
                Object value = world.named(name);
                if (value != null || asked.required() && asked.defaultValue().startsWith("\n\t")) {
                    query.queryParam(name, value != null ? value : sample(parameter.getParameterType(), name, world));
                }
            }
        }
        MediaType type = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(body instanceof byte[] ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON);
        return new SampleRequest(query.build().encode().toUriString(), type, body);
    }

    private static Object body(Type type, MatrixWorld world) {
        if (type == byte[].class) {
            return ClaimJourney.PDF;
        }
        Object sample = sample(type, "", world);
        return sample == null ? "{}" : JsonMapper.shared().writeValueAsString(sample);
    }

    private static @Nullable Object sample(Type type, String name, MatrixWorld world) {
        Object known = world.named(name);
        if (known != null) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (Collection.class.isAssignableFrom(raw)) {
                return List.of(Objects.requireNonNull(sample(generic.getActualTypeArguments()[0], name, world)));
            }
            return Map.of();
        }
        return type instanceof Class<?> plain ? sample(plain, name, world) : Map.of();
    }

    private static @Nullable Object sample(Class<?> type, String name, MatrixWorld world) {
        if (type.isRecord()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (RecordComponent field : type.getRecordComponents()) {
                fields.put(field.getName(), sample(field.getGenericType(), field.getName(), world));
            }
            return fields;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        }
        if (type == boolean.class || type == Boolean.class) {
            return false;
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return 1;
        }
        if (type == Instant.class) {
            return "2026-11-25T02:00:00Z";
        }
        if (type == LocalDate.class) {
            return "2026-11-25";
        }
        return type == String.class ? "样例" : JsonNode.class.isAssignableFrom(type) ? Map.of() : null;
    }
}
