package cn.jince.bff.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.PageOf;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.matching.MatchingViews.ExplanationView;
import cn.jince.api.matching.MatchingViews.ReasonView;
import cn.jince.api.matching.MatchingViews.Verdict;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.bff.mobile.StubHouse.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Library, reasons and who I am. */
class ScreensTest extends MobileTest {
    private static final PolicyItemSummary ITEM = new PolicyItemSummary(
            "item", 1, "小升规市级配套", "市", "140900", "忻州市", "奖补", "企业", "市工信局", "REVIEWED", "PUBLISHED", "定额", null, null);

    @Test
    void the_library_is_open_to_everybody_twenty_items_at_a_time() {
        house.on("GET /policies", new PageOf<>(List.of(ITEM), 1, 0, 20));

        http.get()
                .uri("/api/m/policies?size=500&query=小升规")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo("item");

        assertThat(house.calls("GET /policies").getFirst().uri()).contains("size=20");
    }

    @Test
    void reasons_are_for_members_only() {
        ReasonView reasons =
                new ReasonView("all", Verdict.TO_BE_VERIFIED, "全部满足", null, null, null, null, null, null, List.of());
        house.on(
                "GET /enterprises/" + ENTERPRISE + "/matches/item",
                new ExplanationView(
                        ITEM, ENTERPRISE, Verdict.TO_BE_VERIFIED, null, "暂不可估", reasons, List.of(), false, "待核实"));
        String uri = "/api/m/policies/item/explanation?enterprise=" + ENTERPRISE;

        asMember("p-li")
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.verdict")
                .isEqualTo("TO_BE_VERIFIED");
        as("p-other", "91140000000000000X:ACCEPTOR")
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isNotFound();
        http.get().uri(uri).exchange().expectStatus().isUnauthorized();
        String officer = house.token("xz-draft", List.of(), "OFFICER");
        http.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(officer))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_token_of_another_issuer_is_no_token() {
        http.get()
                .uri("/api/m/me")
                .headers(headers -> headers.setBearerAuth("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void i_see_my_enterprises_even_while_the_platform_is_down() {
        house.on(
                "GET /enterprises/" + ENTERPRISE,
                new EnterpriseView(ENTERPRISE, "忻州云中重型装备有限公司", "140902", "忻府区", "3511", "矿山", "企业", "存续", null, null));
        house.on("GET /enterprises/91140932MAJC001338", _ -> Answer.down());

        as("p-li", ENTERPRISE + ":PREPARER", "91140932MAJC001338:PREPARER")
                .get()
                .uri("/api/m/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.enterprises[0].name")
                .isEqualTo("忻州云中重型装备有限公司")
                .jsonPath("$.enterprises[1].creditCode")
                .isEqualTo("91140932MAJC001338")
                .jsonPath("$.enterprises[1].name")
                .isEmpty();
    }

    @Test
    void a_form_without_an_enterprise_is_told_so() {
        asMember("p-li")
                .post()
                .uri("/api/m/claims")
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .bodyValue("{\"itemId\":\"i\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VALIDATION_FAILED");
    }
}
