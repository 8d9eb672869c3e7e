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
 * @param charset what it really speaks, both ways, when it does not say or says wrongly
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
        @Nullable ExchangePlatform exchangePlatform,
        List<Capability> capabilities) {

    /** How it is spoken to. */
    public enum Protocol {
        SIGNED_REST,
        SOAP,
        EXCHANGE_PLATFORM,
        /** 前置库 */
        FRONT_DATABASE,
        SFTP,
        /** Without SSH, for who has nothing else. */
        FTP,
        MESSAGE_QUEUE
    }

    /** What a capability does; only questions are ever asked twice. */
    public enum Kind {
        QUERY,
        LOOKUP,
        COMMAND,
        /** Never asked, only collected. */
        COLLECTION
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

    /**
     * @param profile hmac-sha256 hmac-sm3 sha1 md5 sm3 sm2; for SOAP also username-text username-digest; password where
     *     a session is opened
     * @param secret name of the property that holds the secret or key, never the secret
     * @param recipe where their way of using the profile is not the usual one
     */
    public record Signing(
            String profile,
            String keyId,
            String secret,
            @Nullable Recipe recipe) {}

    /**
     * How a profile is used.
     *
     * @param text what is signed: a template of {parameters} {pairs} {values} {key} {secret} {time} {nonce} {method}
     *     {path} {body} {digest}, and {=name} for one parameter or header
     * @param dropEmpty whether empty parameters are left out of what is signed
     * @param place where the signature and its fields stand
     * @param time millis, seconds or a date pattern such as yyyyMMddHHmmss (their clock, Asia/Shanghai)
     * @param digest of a body: sha256 sm3 sha1 md5
     * @param skew how far clocks may differ, 5m where nothing is said
     */
    public record Recipe(
            @Nullable String text,
            @Nullable Order order,
            @Nullable Boolean dropEmpty,
            @Nullable Place place,
            @Nullable SignatureNames names,
            @Nullable String time,
            @Nullable String digest,
            @Nullable Spelling spelling,
            @Nullable Duration skew) {
        public static final Recipe USUAL = new Recipe(null, null, null, null, null, null, null, null, null);
    }

    /** Their names of the signature's fields; an empty one is a field they do not have. */
    public record SignatureNames(
            @Nullable String key,
            @Nullable String time,
            @Nullable String nonce,
            @Nullable String sign,
            @Nullable String digest) {}

    /**
     * How the provincial exchange platform hands out service keys and wraps answers (DB14/T 1933; its annexes are not
     * public, so their substance is said here).
     *
     * @param keyPath where the key of a service is asked for
     * @param key field of that answer with the key, Base64; @param seconds field with its life
     * @param opensWith property with the SM4 key the service key is encrypted with, 32 hexadecimal digits
     * @param code field of the platform's code in every answer; @param payload field of what stands inside
     * @param codes the platform's own code table
     * @param expired the code that says the service key is void
     */
    public record ExchangePlatform(
            String keyPath,
            String key,
            String seconds,
            Sealing sealing,
            String opensWith,
            String code,
            String payload,
            Map<String, Meaning> codes,
            String expired) {}

    /** How a service key is encrypted. */
    public enum Sealing {
        PLAIN,
        SM4_ECB,
        SM4_CBC
    }

    /**
     * 跳转: where a person goes to do it at their own page.
     *
     * @param page the page, at one of the system's hosts
     * @param ticket name of the parameter with the ticket; @param back of the one with the return address
     * @param returnHosts hosts of ours a person may come back to
     * @param client under which the system redeems tickets
     * @param states their states to ours
     * @param callback how they sign call-backs, where not as we sign
     */
    public record LinkOut(
            String page,
            @Nullable String ticket,
            @Nullable String back,
            List<String> returnHosts,
            String client,
            Map<String, String> states,
            @Nullable Signing callback) {}

    /** How parameters are lined up before they are signed. */
    public enum Order {
        SORTED,
        SORTED_IGNORING_CASE,
        AS_SENT
    }

    /** Where a signature stands. */
    public enum Place {
        QUERY,
        HEADERS,
        BODY
    }

    /** How the bytes of a signature are written. */
    public enum Spelling {
        HEX,
        HEX_UPPER,
        BASE64
    }

    /**
     * One thing a system can be asked or told.
     *
     * @param pilot divisions it is in pilot for
     * @param codes their result code to its meaning; an unlisted code is a bad answer
     * @param attributes attribute to type: TEXT NUMBER BOOLEAN DATE LIST, with ? where it may be null
     * @param recordTime where their answer says when the record was made or changed, as JSONata
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
            @Nullable String recordTime,
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
            @Nullable List<String> openTo,
            @Nullable Collecting collection,
            @Nullable LinkOut linkOut,
            @Nullable Dispatch dispatch) {

        /** What is only collected has no request and no answer to describe. */
        public Capability {
            if (kind == Kind.COLLECTION) {
                request = request == null ? Request.NONE : request;
                retry = retry == null ? new Retry(0, Duration.ZERO) : retry;
                breaker = breaker == null ? Breaker.NONE : breaker;
                cache = cache == null ? Cache.NONE : cache;
                result = result == null ? new Result("code", "message", "data") : result;
                codes = codes == null ? Map.of() : codes;
            }
        }
    }

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
     * How a recorded command is carried on; null where a command is sent by its caller alone.
     *
     * @param lookup their capability that knows it by its key; without one an uncertain outcome goes to an officer
     * @param statement their capability that lists a day's commands, for reconciliation
     * @param giveUpAfter attempts that reached for them; then it is a dead letter
     * @param backoff wait after the first attempt, doubled up to {@code longest}
     */
    public record Dispatch(
            @Nullable String lookup,
            @Nullable String statement,
            Integer giveUpAfter,
            Duration backoff,
            Duration longest) {}

    /**
     * How it is put. Names lead from theirs to ours, or to a text of their own after {@code =}.
     *
     * @param parameters of the query string, or of the operation
     * @param headers of the header; a template may sign one as {@code {=name}}
     * @param form of a form body
     * @param body of a JSON body; a dotted name stands inside another
     * @param service its number in the catalogue of an exchange platform
     * @param keyHeader header that carries the idempotency key of a command
     * @param select one single SELECT; {@code :name} is bound to the parameter of that name
     * @param encoded columns whose text is bytes in the system's charset, whatever the database believes
     */
    public record Request(
            @Nullable String method,
            @Nullable String path,
            @Nullable String operation,
            @Nullable String namespace,
            Map<String, String> parameters,
            @Nullable Map<String, String> headers,
            @Nullable Map<String, String> form,
            @Nullable Map<String, String> body,
            @Nullable String keyHeader,
            @Nullable String service,
            @Nullable Soap soap,
            @Nullable Pages pages,
            @Nullable String select,
            @Nullable List<String> encoded) {
        static final Request NONE =
                new Request(null, null, null, null, Map.of(), null, null, null, null, null, null, null, null, null);
    }

    /**
     * What a SOAP operation asks for beyond 1.1, document style.
     *
     * @param action what SOAPAction says, the operation where nothing is said
     * @param argument element that takes all parameters as one document in CDATA
     * @param root root element of that document
     * @param answer dotted name of the element whose text is the answer, as XML or JSON
     */
    public record Soap(
            @Nullable String version,
            @Nullable Style style,
            @Nullable String action,
            @Nullable String argument,
            @Nullable String root,
            @Nullable String answer) {
        public static final Soap USUAL = new Soap(null, null, null, null, null, null);
    }

    /** How the parameters of a SOAP operation stand in its element. */
    public enum Style {
        DOCUMENT,
        RPC
    }

    /**
     * An answer that comes in pages; {@code page} and {@code pageSize} are parameters then.
     *
     * @param list where the rows stand, dotted
     * @param total where their number stands, dotted
     * @param size rows of a page
     * @param most pages that are ever fetched; more is a bad answer, never a silent cut
     */
    public record Pages(String list, String total, Integer size, Integer most) {}

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
            @Nullable Duration overdueAfter) {
        static final Breaker NONE = new Breaker(1, 1, 100, Duration.ofSeconds(1), 1, null);
    }

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
            @Nullable Boolean sensitive) {
        static final Cache NONE = new Cache(Duration.ZERO, null, null, null, null);
    }

    /** A time of the week it answers at, in Asia/Shanghai; a close at or before the open is on the next day. */
    public record Hours(List<DayOfWeek> days, LocalTime open, LocalTime close) {}

    /** What it can bear from one instance of ours, all its capabilities together, evenly spread but for the burst. */
    public record Rate(Integer calls, Duration per, Integer burst) {}

    /** Where in their answer the code, the sentence and the data stand, as dotted names. */
    public record Result(String code, String message, String data) {}
}
