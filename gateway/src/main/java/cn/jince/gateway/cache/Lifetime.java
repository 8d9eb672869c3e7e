package cn.jince.gateway.cache;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * How long an answer may be given to others, in seconds: fresh, and after that while it is asked for anew or while it
 * cannot be had.
 *
 * @param forSignedIn may answer a request that bore an identity (RFC 9111, 3.5)
 */
record Lifetime(long fresh, long whileRevalidate, long ifError, boolean forSignedIn) {
    /** RFC 9213: what a service of the house tells the gateway alone. */
    static final String TARGETED = "Jince-Cache-Control";

    private static final Set<String> PERSONAL = Set.of("authorization", "cookie", "*");
    private static final List<String> STREAMS = List.of("text/event-stream", "application/x-ndjson");

    /**
     * Null for an answer that is for one request only. Nothing is guessed: without a stated life there is none.
     *
     * @param targeted lines of {@link #TARGETED}, which come before {@code Cache-Control}
     */
    static @Nullable Lifetime of(
            @Nullable HttpStatusCode status, HttpHeaders said, List<String> targeted, boolean signedIn, long age) {
        if (status == null || status.value() != HttpStatus.OK.value() || isForOne(said)) {
            return null;
        }
        Directives general = Directives.of(said.getOrEmpty(HttpHeaders.CACHE_CONTROL));
        Directives ours = Directives.of(targeted);
        if (isRefused(general) || isRefused(ours)) {
            return null;
        }
        boolean own = !ours.isEmpty();
        Directives valid = own ? ours : general;
        long fresh = fresh(valid, own, said);
        if (valid.has("no-cache") || fresh <= age) {
            return null;
        }
        boolean strict = valid.has("must-revalidate") || valid.has("proxy-revalidate") || valid.has("s-maxage");
        boolean shared = valid.has("public") || valid.has("must-revalidate") || valid.has("s-maxage");
        return signedIn && !shared
                ? null
                : new Lifetime(
                        fresh,
                        strict ? 0 : Math.max(0, valid.seconds("stale-while-revalidate")),
                        strict ? 0 : Math.max(0, valid.seconds("stale-if-error")),
                        shared);
    }

    /** A qualified {@code private="Set-Cookie"} counts as the whole. */
    private static boolean isRefused(Directives directives) {
        return directives.has("no-store") || directives.has("private");
    }

    private static boolean isForOne(HttpHeaders said) {
        String type = said.getOrEmpty(HttpHeaders.CONTENT_TYPE).stream()
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return said.containsHeader(HttpHeaders.SET_COOKIE)
                || said.containsHeader(HttpHeaders.CONTENT_RANGE)
                || STREAMS.stream().anyMatch(type::startsWith)
                || Vary.names(said).stream().anyMatch(PERSONAL::contains);
    }

    private static long fresh(Directives valid, boolean own, HttpHeaders said) {
        if (valid.has("s-maxage")) {
            return valid.seconds("s-maxage");
        }
        if (valid.has("max-age")) {
            return valid.seconds("max-age");
        }
        if (own || !said.containsHeader(HttpHeaders.EXPIRES)) {
            return -1;
        }
        try {
            long date = said.getDate();
            return (said.getExpires() - (date < 0 ? Instant.now().toEpochMilli() : date)) / 1000;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
