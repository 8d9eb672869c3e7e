package cn.jince.bff.mobile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void keeps_a_name_that_fits() {
        assertThat(Wording.thing("小升规市级配套奖励")).isEqualTo("小升规市级配套奖励");
        assertThat(Wording.thing("一二三四五六七八九十一二三四五六七八九十")).hasSize(20).doesNotContain("…");
    }

    @Test
    void cuts_a_longer_name_to_twenty_characters_without_an_open_bracket() {
        assertThat(Wording.thing("一二三四五六七八九十一二三四五六七八九十一")).hasSize(20).endsWith("九…");
        assertThat(Wording.thing("忻州市工业企业小升规市级配套奖励资金（二〇二六年）")).isEqualTo("忻州市工业企业小升规市级配套奖励资金…");
    }

    @Test
    void counts_a_rare_character_as_one_and_never_halves_it() {
        String rare = "𠮷".repeat(25);

        String cut = Wording.thing(rare);

        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(20);
        assertThat(cut).startsWith("𠮷").endsWith("𠮷…");
    }

    @Test
    void never_leaves_a_field_empty() {
        assertThat(Wording.thing("  ")).isEqualTo("无");
        assertThat(Wording.characters("申报")).isEqualTo("-");
    }

    @Test
    void keeps_only_ascii_in_a_character_string() {
        assertThat(Wording.characters("忻申 SB-2026/" + "0".repeat(40)))
                .hasSize(32)
                .startsWith("SB-2026/");
    }

    @Test
    void says_money_and_time_as_people_do() {
        assertThat(Wording.money(20_000_000)).isEqualTo("20 万元");
        assertThat(Wording.money(123_456)).isEqualTo("1234.56 元");
        assertThat(Wording.money(1_234_567_800)).isEqualTo("1234.57 万元");
        assertThat(Wording.time(Instant.parse("2026-11-24T16:05:00Z"))).isEqualTo("2026年11月25日 00:05");
    }
}
