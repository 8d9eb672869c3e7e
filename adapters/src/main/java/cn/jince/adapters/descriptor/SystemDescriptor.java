package cn.jince.adapters.descriptor;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One department or city system, as its YAML file says.
 *
 * @param divisions divisions it answers for; a province-wide system lists 140000
 * @param charset what it really sends when it does not say or says wrongly
 */
public record SystemDescriptor(
        String system,
        String name,
        String owner,
        String contact,
        List<String> divisions,
        Protocol protocol,
        String baseUrl,
        @Nullable String charset,
        Signing signing,
        List<Capability> capabilities) {

    /** How it is spoken to. */
    public enum Protocol {
        SIGNED_REST,
        SOAP
    }

    /** What a capability does; only questions are ever asked twice. */
    public enum Kind {
        QUERY,
        LOOKUP,
        COMMAND
    }

    /** What one of their result codes means. */
    public enum Meaning {
        OK,
        ABSENT,
        REJECTED,
        FORBIDDEN,
        OFF_HOURS,
        SATURATED,
        BAD_ANSWER
    }

    /** @param secret name of the property that holds the secret, never the secret */
    public record Signing(String profile, String keyId, String secret) {}

    /**
     * One thing a system can be asked or told.
     *
     * @param divisions divisions it is in pilot for, null when it is for all
     * @param codes their result code to its meaning; an unlisted code is a bad answer
     * @param attributes attribute to type: TEXT NUMBER BOOLEAN DATE LIST, with ? where it may be null
     */
    public record Capability(
            String capability,
            Kind kind,
            String contract,
            Stage stage,
            String notice,
            @Nullable LocalDate expected,
            @Nullable List<String> pilot,
            Request request,
            Timeouts timeouts,
            Integer concurrency,
            Retry retry,
            Breaker breaker,
            Cache cache,
            Result result,
            Map<String, Meaning> codes,
            String mapping,
            @Nullable String asOf,
            Map<String, String> attributes) {}

    /**
     * @param parameters their name to our name
     * @param body their name to our name, for a JSON body
     * @param keyHeader header that carries the idempotency key of a command
     */
    public record Request(
            @Nullable String method,
            @Nullable String path,
            @Nullable String operation,
            @Nullable String namespace,
            Map<String, String> parameters,
            @Nullable Map<String, String> body,
            @Nullable String keyHeader) {}

    public record Timeouts(Duration connect, Duration response, Duration total) {}

    public record Retry(Integer retries, Duration backoff) {}

    public record Breaker(
            Integer window, Integer minimumCalls, Integer failureRate, Duration openFor, Integer halfOpenCalls) {}

    /** @param ttl zero means neither kept nor shared between callers */
    public record Cache(Duration ttl) {}

    /** Where in their answer the code, the sentence and the data stand, as dotted names. */
    public record Result(String code, String message, String data) {}
}
