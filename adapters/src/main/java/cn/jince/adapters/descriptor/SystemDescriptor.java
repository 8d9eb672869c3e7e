package cn.jince.adapters.descriptor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;

/**
 * One department or city system, as its YAML file says.
 *
 * @param divisions divisions it answers for; a province-wide system lists 140000
 * @param legalBasis why the platform may ask it at all
 * @param baseUrl where it is in the environment we run in
 * @param endpoints environment to endpoint, where the descriptor names several
 * @param charset what it really sends when it does not say or says wrongly
 * @param hosts hosts and networks it may be reached at besides the host of its URL; a private address must stand here
 * @param hours when it answers, null when always
 * @param rate null when only the concurrency protects it
 */
public record SystemDescriptor(
        String system,
        String name,
        String owner,
        String contact,
        String legalBasis,
        DataClass dataClass,
        List<String> divisions,
        Protocol protocol,
        String baseUrl,
        @Nullable Map<String, String> endpoints,
        @Nullable String charset,
        @Nullable List<String> hosts,
        @Nullable List<Hours> hours,
        @Nullable Rate rate,
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

    /** 公开 / 内部 / 敏感; sensitive answers are never kept. */
    public enum DataClass {
        PUBLIC,
        INTERNAL,
        SENSITIVE
    }

    /** How what it knows reaches us: asked directly, collected by batches and pushes, or confirmed by hand. */
    public enum Mode {
        DIRECT,
        COLLECTED,
        MANUAL
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
     * @param pilot divisions it is in pilot for
     * @param codes their result code to its meaning; an unlisted code is a bad answer
     * @param attributes attribute to type: TEXT NUMBER BOOLEAN DATE LIST, with ? where it may be null
     * @param schema narrows the answer further, as JSON Schema
     * @param example an answer in our words, for the catalogue and the sandbox
     * @param dataClass where it differs from the system's
     * @param logLevel at which a call without an answer is logged
     * @param meanwhile what the enterprise can do while it does not answer
     * @param share percent of subjects it is in pilot for
     * @param stages division to where it stands there, where that differs; the nearest division wins
     * @param openTo client ids of integrators that may ask it directly
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
            Map<String, String> attributes,
            @Nullable JsonNode schema,
            @Nullable JsonNode example,
            @Nullable String title,
            @Nullable DataClass dataClass,
            @Nullable String legalBasis,
            @Nullable Level logLevel,
            @Nullable Mode mode,
            @Nullable String meanwhile,
            @Nullable Integer share,
            @Nullable Map<String, StageEntry> stages,
            @Nullable Shadow shadow,
            @Nullable List<String> openTo) {}

    /** Where a capability stands in one division; what is not said is as for the whole system. */
    public record StageEntry(
            Stage stage,
            @Nullable Mode mode,
            @Nullable String notice,
            @Nullable String meanwhile,
            @Nullable LocalDate expected,
            @Nullable List<String> pilot,
            @Nullable Integer share) {}

    /**
     * How much a shadow may ask. @param sample percent of questions; @param perMinute the most calls a minute, on each
     * instance
     */
    public record Shadow(Integer sample, Integer perMinute) {}

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

    /**
     * How long each part of a call may take; none has a default.
     *
     * @param connect until the connection stands
     * @param tls until its handshake is over
     * @param acquire waiting for a permit, and for a kept connection
     * @param firstByte from the request's leaving until the answer begins
     * @param idleBody between two pieces of the answer
     * @param total the whole call to the last byte, with every further attempt and the waits between
     */
    public record Timeouts(
            Duration connect, Duration tls, Duration acquire, Duration firstByte, Duration idleBody, Duration total) {}

    public record Retry(Integer retries, Duration backoff) {}

    /**
     * @param overdueAfter a call in flight for so long counts as failed before it ends; three quarters of first-byte
     *     where nothing is said
     */
    public record Breaker(
            Integer window,
            Integer minimumCalls,
            Integer failureRate,
            Duration openFor,
            Integer halfOpenCalls,
            @Nullable Duration overdueAfter) {}

    /**
     * @param ttl zero means neither kept nor shared between callers
     * @param staleWhileRevalidate after ttl: the kept answer at once, while a new one is fetched
     * @param staleIfError after ttl: the kept answer where no new one can be had
     * @param negativeTtl how long "no such record" is kept; ttl where nothing is said
     * @param sensitive never kept, whatever else is said
     */
    public record Cache(
            Duration ttl,
            @Nullable Duration staleWhileRevalidate,
            @Nullable Duration staleIfError,
            @Nullable Duration negativeTtl,
            @Nullable Boolean sensitive) {}

    /** A time of the week it answers at, in Asia/Shanghai; a close at or before the open is on the next day. */
    public record Hours(List<DayOfWeek> days, LocalTime open, LocalTime close) {}

    /** What it can bear from one instance of ours, all its capabilities together, evenly spread but for the burst. */
    public record Rate(Integer calls, Duration per, Integer burst) {}

    /** Where in their answer the code, the sentence and the data stand, as dotted names. */
    public record Result(String code, String message, String data) {}
}
