package cn.jince.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private static final String OLD = "a1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEW = "b2:MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void what_is_sealed_opens_and_looks_different_each_time() {
        Sealing sealing = new Sealing(OLD);
        String once = sealing.seal(SealedColumn.PAYOUT_ACCOUNT, "6222000011112222", "p1");

        assertThat(once).doesNotContain("6222").startsWith("{aes-gcm:a1}");
        assertThat(sealing.seal(SealedColumn.PAYOUT_ACCOUNT, "6222000011112222", "p1"))
                .isNotEqualTo(once);
        assertThat(sealing.open(SealedColumn.PAYOUT_ACCOUNT, once, "p1")).isEqualTo("6222000011112222");
    }

    @Test
    void a_value_moved_to_another_row_or_column_or_changed_does_not_open() {
        Sealing sealing = new Sealing(OLD);
        String sealed = sealing.seal(SealedColumn.PAYOUT_ACCOUNT, "6222000011112222", "p1");

        assertThatThrownBy(() -> sealing.open(SealedColumn.PAYOUT_ACCOUNT, sealed, "p2"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.open(SealedColumn.CLAIM, sealed, "p1"))
                .isInstanceOf(IllegalStateException.class);
        String changed = sealed.substring(0, 20) + (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(21);
        assertThatThrownBy(() -> sealing.open(SealedColumn.PAYOUT_ACCOUNT, changed, "p1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_new_key_seals_and_the_old_one_still_opens() {
        String before = new Sealing(OLD).seal(SealedColumn.CLAIM, "{}", "c1");
        Sealing both = new Sealing(NEW + "," + OLD);

        assertThat(both.open(SealedColumn.CLAIM, before, "c1")).isEqualTo("{}");
        assertThat(both.seal(SealedColumn.CLAIM, "{}", "c1")).startsWith("{aes-gcm:b2}");
        assertThatThrownBy(() -> new Sealing(NEW).open(SealedColumn.CLAIM, before, "c1"))
                .hasMessageContaining("a1");
    }

    @Test
    void what_lies_in_clear_from_before_is_read() {
        assertThat(new Sealing(OLD).open(SealedColumn.CLAIM, "{\"id\":\"c\"}", "c"))
                .isEqualTo("{\"id\":\"c\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nokey", "a:AAAA", "bad id:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="})
    void a_bad_key_stops_the_start(String keys) {
        assertThatThrownBy(() -> new Sealing(keys)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "name, 李娟, 李*",
        "name, 欧阳娜娜, 欧**",
        "name, 李, 李*",
        "phone, 13800000002, 138****0002",
        "id, 140902199001011234, 140***********1234",
        "account, 6222000011112222, ****2222",
        "account, 1234, ****",
        "phone, 110, ****"
    })
    void each_kind_keeps_what_may_be_seen(String kind, String clear, String masked) {
        assertThat(
                        switch (kind) {
                            case "name" -> Masks.name(clear);
                            case "phone" -> Masks.phone(clear);
                            case "id" -> Masks.idNumber(clear);
                            default -> Masks.account(clear);
                        })
                .isEqualTo(masked);
    }
}
