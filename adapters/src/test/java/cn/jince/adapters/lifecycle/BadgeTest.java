package cn.jince.adapters.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BadgeTest {
    private static final Instant ISSUED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant ENDS = Instant.parse("2027-05-01T00:00:00Z");
    private final Badge badge = Badge.signed("sx.x", "x.y", "sm3:ab", "report-1", ISSUED, ENDS, "key");

    @Test
    void a_badge_is_genuine_with_the_key_it_was_signed_with_and_no_other() {
        assertThat(badge.genuine("key")).isTrue();
        assertThat(badge.genuine("other")).isFalse();
    }

    @Test
    void a_changed_badge_is_not_genuine() {
        assertThat(new Badge("sx.x", "x.y", "sm3:cd", "report-1", ISSUED, ENDS, badge.signature()).genuine("key"))
                .isFalse();
        assertThat(new Badge("sx.x", "x.y", "sm3:ab", "report-1", ISSUED, ENDS.plusSeconds(1), badge.signature())
                        .genuine("key"))
                .isFalse();
    }

    /** The kit may be written in another language: this is what it must arrive at. */
    @Test
    void the_signature_is_hmac_sm3_of_six_lines() {
        // printf 'sx.x\nx.y\nsm3:ab\nreport-1\n2026-11-01T00:00:00Z\n2027-05-01T00:00:00Z' | openssl dgst -sm3 -hmac
        // key
        assertThat(badge.signature()).isEqualTo("ca3ea24b323a79fb2066e2ad4d58dd883e5c9c8faf51cf26bbbe38f0d986c594");
    }

    @Test
    void a_badge_is_in_force_from_its_issue_until_its_end() {
        assertThat(badge.inForce(ISSUED)).isTrue();
        assertThat(badge.inForce(ISSUED.minusSeconds(1))).isFalse();
        assertThat(badge.inForce(ENDS)).isFalse();
    }
}
