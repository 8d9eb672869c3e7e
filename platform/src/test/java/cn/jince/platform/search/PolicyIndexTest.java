package cn.jince.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import cn.jince.platform.policy.RealPolicies;
import cn.jince.platform.search.SearchQuery.Order;
import cn.jince.platform.search.SearchQuery.Standing;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The index over the ninety real policies, asked as people ask. */
class PolicyIndexTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final PolicyIndex INDEX = new PolicyIndex(Synonyms.standard());

    static {
        INDEX.change(items(), Set.of());
    }

    @AfterAll
    static void close() throws IOException {
        INDEX.close();
    }

    private static List<PolicyItem> items() {
        PolicyReader reader = new PolicyReader();
        return RealPolicies.all().stream().map(reader::read).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // as it is written
        "高新技术企业认定奖励（忻州首次）, P057",
        "小升规县级奖励, P068",
        // words of a sentence
        "研发费用加计扣除怎么办理, P104",
        // what people call it
        "高企认定, P052",
        "国高 太原, P053",
        "个体户 扣减, P109",
        "技改 贴息, P017",
        "首次升规 忻州, P065",
        // letters
        "gxjsqyrdjl, P052",
        "tuiyishibing, P110",
        "xsgxj, P068",
        "gaoxinjishu, P052",
        // a single character, another width, another order
        "ＸＳＧ, P065",
        "潞城 小升规, P068"
    })
    void finds_what_was_meant_near_the_top(String text, String id) {
        Found found = ask(text);
        assertThat(found.similar()).as(text).isFalse();
        assertThat(ids(found).stream().limit(5)).as(text).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"高薪技术企业认定, P052", "小生规奖励, P001", "退役士冰定额扣减, P110", "孵化栽体培育补助, P055", "专经特新, P060", "我想申请招用退役士兵的优惠, P110"
    })
    void finds_what_sounds_or_looks_like_it_and_says_so(String text, String id) {
        Found found = ask(text);

        assertThat(found.similar()).as(text).isTrue();
        assertThat(ids(found).stream().limit(5)).as(text).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"火星移民补助金额", "zzzzqqq", "+-&|!(){}[]^\"~*?:\\/", "AND OR NOT", "\uE000", "（）"})
    void nonsense_is_no_error(String text) {
        assertThat(ask(text).hits().size()).isLessThanOrEqualTo(20);
    }

    @Test
    void finds_everything_under_a_document_number() {
        assertThat(ids(ask("晋财规建〔2025〕1号"))).contains("P001", "P008").doesNotContain("P104");
        assertThat(ids(ask("晋财规建 2025 1号"))).contains("P001");
    }

    @Test
    void says_which_other_wordings_were_searched() {
        assertThat(ask("高企认定").wordings()).contains("高新技术企业认定");
    }

    @Test
    void marks_what_was_found_in_name_and_text() {
        Found.Hit hit = ask("退役士兵").hits().getFirst();

        assertThat(hit.name()).contains("\uE000退役士兵\uE001");
        assertThat(hit.excerpts())
                .noneMatch(excerpt -> excerpt.replaceAll("[\uE000\uE001]", "")
                        .startsWith(hit.summary().name()));
        assertThat(ask("统计联网直报").hits().getFirst().excerpts())
                .anySatisfy(excerpt -> assertThat(excerpt).contains("\uE000统计联网直报\uE001"));
    }

    @Test
    void what_is_over_is_found_only_when_asked_for() {
        assertThat(ids(ask("链主企业认定"))).doesNotContain("P012");
        SearchQuery expired = query("链主企业认定", Map.of(), null, Standing.EXPIRED, 0, 20);

        assertThat(INDEX.search(expired).hits()).anySatisfy(hit -> {
            assertThat(hit.summary().id()).isEqualTo("P012");
            assertThat(hit.summary().state()).isEqualTo("EXPIRED");
        });
    }

    @Test
    void a_county_sees_its_own_its_citys_the_provinces_and_the_states() {
        List<String> lucheng = ids(everything(new DivisionCode("140406")));

        assertThat(lucheng).contains("P068", "P001", "P104").doesNotContain("P057", "P053", "P059");
        assertThat(ids(everything(new DivisionCode("140000")))).contains("P068", "P057", "P104");
    }

    @Test
    void facets_count_and_what_is_picked_does_not_hide_the_others() {
        Found all = ask("");
        Found cities = INDEX.search(query("", Map.of("level", List.of("市", "县")), null, Standing.PUBLISHED, 0, 100));

        assertThat(counts(all, "level").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(all.total());
        assertThat(cities.total())
                .isEqualTo(counts(all, "level").get("市") + counts(all, "level").get("县"));
        assertThat(counts(cities, "level")).isEqualTo(counts(all, "level"));
        assertThat(counts(cities, "mode").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(cities.total());
        assertThat(counts(all, "deadline").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(all.total());
        assertThat(counts(all, "authority")).containsKey("省财政厅").doesNotContainKey("省民营经济发展局、省财政厅");
    }

    @Test
    void every_picked_label_finds_as_many_as_it_promised() {
        Found all = ask("奖励");
        all.counts()
                .forEach((dimension, counts) -> counts.forEach(count -> {
                    Found picked = INDEX.search(
                            query("奖励", Map.of(dimension, List.of(count.label())), null, Standing.PUBLISHED, 0, 100));
                    assertThat(picked.total())
                            .as(dimension + " " + count.label())
                            .isEqualTo(count.items());
                }));
    }

    @Test
    void pages_are_disjoint_and_whole() {
        List<String> paged = new ArrayList<>();
        long total = ask("").total();
        for (int page = 0; page * 7 < total; page++) {
            paged.addAll(ids(INDEX.search(query("", Map.of(), null, Standing.PUBLISHED, page, 7))));
        }

        assertThat(paged).doesNotHaveDuplicates().hasSize((int) total);
    }

    @Test
    void the_one_that_ends_first_stands_first_when_asked_so() {
        List<@Nullable LocalDate> ends = INDEX
                .search(new SearchQuery("", Map.of(), null, Standing.PUBLISHED, Order.DEADLINE, TODAY, 0, 100))
                .hits()
                .stream()
                .map(hit -> hit.summary().validTo())
                .toList();

        assertThat(ends.stream().map(day -> day == null ? LocalDate.MAX : day)).isSorted();
        assertThat(ends.getFirst()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({"高新, 高新技术企业", "gxjs, 高新技术企业认定奖励（省）", "小升, 小升规县级奖励（潞城）", "zhuan, 专精特新企业奖励（综改示范区）"})
    void completes_what_is_being_typed(String typed, String name) {
        assertThat(INDEX.suggest(typed, TODAY)).contains(name).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void a_new_version_takes_the_place_of_the_old_one_while_others_search() throws Exception {
        PolicyIndex index = new PolicyIndex(Synonyms.standard());
        index.change(items(), Set.of());
        CountDownLatch over = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> searches = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                searches.add(pool.submit(() -> {
                    long least = Long.MAX_VALUE;
                    while (over.getCount() > 0) {
                        least = Math.min(
                                least,
                                index.search(query("", Map.of(), null, Standing.ANY, 0, 5))
                                        .total());
                    }
                    return least;
                }));
            }
            for (int round = 0; round < 5; round++) {
                index.change(items(), Set.of());
                index.replace(items());
            }
            over.countDown();
            for (Future<Long> search : searches) {
                assertThat(search.get()).isEqualTo(90);
            }
        }
        index.change(List.of(), Set.of("P057"));
        assertThat(ids(index.search(query("忻州首次", Map.of(), null, Standing.ANY, 0, 20))))
                .doesNotContain("P057");
        index.close();
    }

    @Test
    void an_empty_library_answers() throws IOException {
        try (PolicyIndex empty = new PolicyIndex(Synonyms.standard())) {
            assertThat(empty.search(query("高企", Map.of(), null, Standing.PUBLISHED, 0, 20))
                            .total())
                    .isZero();
            assertThat(empty.suggest("高", TODAY)).isNotEmpty();
        }
    }

    private static Found ask(String text) {
        return INDEX.search(query(text, Map.of(), null, Standing.PUBLISHED, 0, 20));
    }

    private static Found everything(DivisionCode place) {
        return INDEX.search(query("", Map.of(), place, Standing.PUBLISHED, 0, 100));
    }

    private static SearchQuery query(
            String text,
            Map<String, List<String>> picked,
            @Nullable DivisionCode place,
            Standing standing,
            int page,
            int size) {
        return new SearchQuery(text, picked, place, standing, Order.RELEVANCE, TODAY, page, size);
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().map(hit -> hit.summary().id()).toList();
    }

    private static Map<String, Long> counts(Found found, String dimension) {
        return found.counts().get(dimension).stream()
                .collect(java.util.stream.Collectors.toMap(Found.Count::label, Found.Count::items));
    }
}
