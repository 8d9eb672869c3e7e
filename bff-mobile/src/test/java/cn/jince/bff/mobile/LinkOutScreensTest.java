package cn.jince.bff.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.bff.mobile.StubHouse.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** 去市平台办理 in the mini-program, and the one progress list. */
class LinkOutScreensTest extends MobileTest {
    private static final Map<String, Object> OFFER = Map.of(
            "reply",
            "ANSWERED",
            "value",
            Map.of("goodForSeconds", 60),
            "provenance",
            Map.of(
                    "system", "sx.xinzhou",
                    "systemName", "忻州市惠企政策平台",
                    "fetchedAt", "2026-11-27T00:00:00Z",
                    "freshness", "LIVE",
                    "contract", "city.handling/1.0"));

    @Test
    void an_item_of_the_city_offers_the_way_over_in_the_persons_own_name() {
        house.on("GET /policies/P1", Map.of("summary", item()));
        house.on("GET /link-outs/offer", OFFER);

        asMember("p-li")
                .get()
                .uri("/api/m/policies/P1/handling?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.value.goodForSeconds")
                .isEqualTo(60);

        assertThat(house.calls("GET /link-outs/offer")).singleElement().satisfies(call -> {
            assertThat(call.uri()).contains("divisionCode=140902", "capability=city.handling");
            assertThat(call.headers().toString()).contains("Bearer ");
        });
    }

    @Test
    void others_get_neither_an_offer_nor_a_ticket_nor_a_list() {
        String wish = "{\"itemId\":\"P1\",\"creditCode\":\"" + ENTERPRISE + "\"}";

        as("p-other", "91140000000000000X:ACCEPTOR")
                .get()
                .uri("/api/m/policies/P1/handling?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isNotFound();
        as("p-other", "91140000000000000X:ACCEPTOR")
                .post()
                .uri("/api/m/link-outs")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(wish)
                .exchange()
                .expectStatus()
                .isNotFound();
        as("p-other", "91140000000000000X:ACCEPTOR")
                .get()
                .uri("/api/m/progress?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isNotFound();

        assertThat(house.calls("POST /link-outs")).isEmpty();
    }

    @Test
    void the_list_is_there_without_the_cities_and_says_so() {
        Map<String, Object> claim = new HashMap<>(Map.of(
                "id", "c-1",
                "itemId", "P9",
                "itemVersion", 1,
                "itemName", "小升规市级配套",
                "creditCode", ENTERPRISE,
                "enterpriseName", "忻州云中重型装备有限公司",
                "divisionCode", "140902",
                "state", "SUBMITTED",
                "stateName", "已提交",
                "version", 1));
        house.on("GET /claims", List.of(claim));
        house.on("GET /link-outs", _ -> Answer.down());

        asMember("p-li")
                .get()
                .uri("/api/m/progress?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lines[0].id")
                .isEqualTo("c-1")
                .jsonPath("$.complete")
                .isEqualTo(false);
    }

    private static Map<String, Object> item() {
        Map<String, Object> item = new HashMap<>(Map.of(
                "id", "P1",
                "version", 1,
                "name", "小升规市级配套",
                "level", "市",
                "divisionCode", "140900",
                "divisionName", "忻州市",
                "type", "奖补",
                "target", "企业",
                "authority", "市工信局",
                "mode", "REVIEWED"));
        item.put("state", "PUBLISHED");
        item.put("awardText", "定额");
        return item;
    }
}
