package cn.jince.bff.mobile.claim;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.claim.ClaimViews.AttachmentView;
import cn.jince.api.claim.ClaimViews.ClaimFreeMemberView;
import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.StageViews.CourseView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.bff.mobile.MobileTest;
import cn.jince.bff.mobile.StubHouse.Answer;
import cn.jince.bff.mobile.StubHouse.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;

class ClaimScreensTest extends MobileTest {
    private static final String CLAIM = "c-1";

    private static ClaimView claim(int version) {
        ClaimSummary summary = new ClaimSummary(
                CLAIM,
                null,
                "item",
                1,
                "小升规市级配套",
                ENTERPRISE,
                "忻州云中重型装备有限公司",
                "140902",
                "DRAFT",
                "草稿",
                null,
                null,
                null,
                version);
        PolicyItemSummary item = new PolicyItemSummary(
                "item",
                1,
                "小升规市级配套",
                "市",
                "140900",
                "忻州市",
                "奖补",
                "企业",
                "市工信局",
                "REVIEWED",
                "PUBLISHED",
                "定额",
                null,
                null);
        EnterpriseView enterprise = new EnterpriseView(
                ENTERPRISE, "忻州云中重型装备有限公司", "140902", "忻府区", "3511", "矿山机械制造", "企业", "存续", null, "small");
        return new ClaimView(
                summary,
                item,
                enterprise,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                new CourseView(List.of(), List.of(), null, false),
                List.of(),
                List.of("SAVE"));
    }

    @Test
    void pass_the_idempotency_key_and_the_version_on_in_the_callers_name() {
        house.on("POST /claims/c-1/submission", claim(3));
        String token = house.person("p-li", ENTERPRISE + ":PREPARER");

        http.post()
                .uri("/api/m/claims/c-1/submission")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", "tap-1")
                .header("If-Match", "\"2.0123abcd\"")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("ETag", etag -> assertThat(etag).startsWith("\"3."));

        Call call = house.calls("POST /claims/c-1/submission").getFirst();
        assertThat(call.headers())
                .containsEntry("idempotency-key", "tap-1")
                .containsEntry("if-match", "\"2\"")
                .containsEntry("authorization", "Bearer " + token);
    }

    @Test
    void pass_a_refusal_of_the_platform_on_as_it_is() {
        house.on("PUT /claims/c-1/form", _ -> Answer.problem(412, "STALE_VERSION", "内容已被他人修改，请刷新后再试。"));

        asMember("p-li")
                .put()
                .uri("/api/m/claims/c-1/form")
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"answers\":{}}")
                .exchange()
                .expectStatus()
                .isEqualTo(412)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("STALE_VERSION")
                .jsonPath("$.detail")
                .isEqualTo("内容已被他人修改，请刷新后再试。");
    }

    @Test
    void answer_503_when_the_platform_is_down() {
        house.on("GET /claims/c-1", _ -> Answer.down());

        asMember("p-li")
                .get()
                .uri("/api/m/claims/c-1")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNAVAILABLE");
    }

    @Test
    void answer_304_for_a_claim_the_phone_has() {
        house.on("GET /claims/c-1", claim(2));
        String etag = asMember("p-li")
                .get()
                .uri("/api/m/claims/c-1")
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();

        asMember("p-li")
                .get()
                .uri("/api/m/claims/c-1")
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void refuse_an_unknown_field_and_an_enterprise_of_others() {
        asMember("p-li")
                .post()
                .uri("/api/m/claims")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"creditCode\":\"%s\",\"itemId\":\"i\",\"amount\":1}".formatted(ENTERPRISE))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNKNOWN_FIELD");
        asMember("p-li")
                .post()
                .uri("/api/m/claims")
                .bodyValue(Map.of("creditCode", "91140000000000000X", "itemId", "i"))
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(house.calls("POST /claims")).isEmpty();
    }

    @Test
    void hand_one_uploaded_file_to_the_platform_byte_by_byte() {
        byte[] content = "%PDF-1.7 申报材料".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        house.on(
                "POST /claims/c-1/attachments",
                new AttachmentView(
                        "a-1", "营业执照", "执照.pdf", "application/pdf", content.length, "00", Instant.EPOCH, "CLEAN"));

        upload(content).expectStatus().isCreated();

        Call call = house.calls("POST /claims/c-1/attachments").getFirst();
        assertThat(call.body()).isEqualTo(content);
        assertThat(java.net.URLDecoder.decode(call.uri(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("material=营业执照")
                .contains("fileName=执照.pdf");
    }

    @Test
    void refuse_a_file_above_five_mebibytes() {
        upload(new byte[AttachmentController.LIMIT + 1])
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("BODY_TOO_LARGE");
        upload(new byte[AttachmentController.LIMIT + 200_000]).expectStatus().isEqualTo(413);
        assertThat(house.calls("POST /claims/c-1/attachments")).isEmpty();
    }

    @Test
    void show_only_the_enterprises_own_line_of_a_claim_free_run() {
        ClaimFreeMemberView mine = new ClaimFreeMemberView(ENTERPRISE, "我", "CANDIDATE", 100L, null, null);
        ClaimFreeMemberView other = new ClaimFreeMemberView("91140000000000000X", "他", "CANDIDATE", 200L, null, null);
        house.on(
                "GET /claim-free-runs",
                List.of(new ClaimFreeRunView(
                        "r-1",
                        "item",
                        1,
                        "稳岗返还",
                        "140900",
                        "CONFIRMING",
                        25,
                        0,
                        0,
                        0,
                        0,
                        300,
                        null,
                        Instant.EPOCH,
                        1,
                        List.of(mine, other),
                        List.of("CONFIRM"))));

        asMember("p-li")
                .get()
                .uri("/api/m/claim-free?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].mine.length()")
                .isEqualTo(1)
                .jsonPath("$[0].mine[0].enterpriseName")
                .isEqualTo("我");
    }

    private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec upload(byte[] content) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("material", "营业执照");
        body.part("file", new ByteArrayResource(content) {
                    @Override
                    public String getFilename() {
                        return "执照.pdf";
                    }
                })
                .contentType(MediaType.APPLICATION_PDF);
        return asMember("p-li")
                .post()
                .uri("/api/m/claims/c-1/attachments")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }
}
