package cn.jince.bff.web.counter;

import java.time.Instant;

/**
 * What a clerk holds while acting for an enterprise.
 *
 * @param session sent back in the header {@code Counter-Session}; worth nothing without the clerk's own sign-in
 * @param person who handed over
 */
record CounterSession(String session, String creditCode, String person, Instant expiresAt) {
    static final String HEADER = "Counter-Session";
}
