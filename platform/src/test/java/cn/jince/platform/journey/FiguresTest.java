package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.policy.PolicyItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

class FiguresTest extends ClaimJourney {
    private static final String SUPERVISOR = HOUSE.officer("xz-super", "140900", "SUPERVISOR");
    private static final String ELSEWHERE = HOUSE.officer("ty-super", "140100", "SUPERVISOR");

    @BeforeEach
    void the_clock_stands_where_claims_are_in_time() {
        item = SmallLibrary.item("F-" + NEXT.get(), PolicyItem.ClaimMode.REVIEWED, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"CITY,division", "COUNTY,division", "ITEM,itemId", "DEPARTMENT,department", "LEVEL,level", "MONTH,month"
    })
    void every_figure_of_every_dimension_opens_the_list_it_was_counted_from(String by, String filter) {
        submitted("6222000011112222");
        noticed("6222000011112222", "F-NOTICED");

        JsonNode breakdown = get("/monitoring/breakdown?by=" + by, SUPERVISOR).body();
        assertThat(breakdown.path("rows")).isNotEmpty();
        breakdown
                .path("rows")
                .forEach(row -> row.path("figures").properties().forEach(figure -> {
                    String key = row.path("key").asString("");
                    JsonNode behind = get(
                                    "/monitoring/claims?size=200&figure=" + figure.getKey() + "&" + filter + "=" + key,
                                    SUPERVISOR)
                            .body();
                    assertThat(behind.path("total").asLong())
                            .as(by + " " + key + " " + figure.getKey())
                            .isEqualTo(figure.getValue().asLong());
                    assertThat(behind.path("claims").size())
                            .isEqualTo(Math.min(200, (int) figure.getValue().asLong()));
                }));
    }

    @Test
    void a_claim_that_waits_too_long_is_over_its_limit_and_stays_so_once_decided() {
        Answer late = submitted("6222000011112222");
        String mine = "&itemId=" + item.id();
        assertThat(total("WAITING", mine)).isEqualTo(1);
        assertThat(total("OVER_LIMIT", mine)).isZero();

        advance("P60D");
        assertThat(total("OVER_LIMIT", mine)).isEqualTo(1);
        post("/claims/" + late.id() + "/acceptance", COUNTY, late.version(), "");
        assertThat(total("OVER_LIMIT", mine)).isEqualTo(1);
        assertThat(total("ACCEPTED", mine)).isEqualTo(1);
        assertThat(get("/monitoring/claims?figure=ACCEPTED" + mine, ELSEWHERE)
                        .body()
                        .path("total")
                        .asLong())
                .isZero();
        assertThat(get("/monitoring/claims?division=140900", ELSEWHERE).status())
                .isEqualTo(404);
        assertThat(get("/monitoring/claims?figure=RUMOUR", SUPERVISOR).status()).isEqualTo(400);
        assertThat(get("/monitoring/breakdown", COUNTY).status()).isEqualTo(403);
    }

    @Test
    void an_export_carries_filter_time_and_who_and_runs_no_formula() {
        firm = SmallLibrary.named(firm, "=HYPERLINK(\"http://x\",\"y\")有限公司");
        submitted("6222000011112222");

        ResponseEntity<byte[]> csv = file("/exports/CLAIMS?format=csv&itemId=" + item.id());
        String text = new String(Objects.requireNonNull(csv.getBody()), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFF申报明细（提交）\r\n")
                .contains("筛选条件：行政区划：忻州市及以下；事项：" + item.id(), "导出时间：20", "导出人：xz-super（忻州市部门）")
                .contains(firm.code().value(), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")有限公司\"");
        assertThat(csv.getHeaders().getContentDisposition().getFilename()).isEqualTo("申报明细（提交）.csv");

        String sheet =
                sheet(file("/exports/CLAIMS?format=xlsx&itemId=" + item.id()).getBody());
        assertThat(sheet).contains(firm.code().value(), "xz-super", item.id()).doesNotContain("<f>");

        assertThat(new String(
                        Objects.requireNonNull(
                                file("/exports/EXPORTS?format=csv").getBody()),
                        StandardCharsets.UTF_8))
                .contains("CLAIMS,XLSX", item.id());
        assertThat(get("/exports/NOTHING", SUPERVISOR).status()).isEqualTo(404);
        assertThat(get("/exports/CLAIMS?format=pdf", SUPERVISOR).status()).isEqualTo(400);
    }

    @Test
    void an_item_is_evaluated_from_what_happened_and_what_enterprises_say() {
        Answer claim = noticed("6222000011112222", item.id());
        assertThat(post("/claims/" + claim.id() + "/survey", agent, "", Map.of("got", "YES"))
                        .code())
                .isEqualTo("SURVEY_TOO_EARLY");
        advance("P12D");
        until(claim.id(), "CONCLUDED");
        String survey = "/claims/" + claim.id() + "/survey";
        String viewer = HOUSE.person("p-view", firm.code().value() + ":VIEWER");
        assertThat(post(survey, viewer, "", Map.of("got", "NO")).status()).isEqualTo(403);
        assertThat(post(survey, agent, "", Map.of("got", "MAYBE")).status()).isEqualTo(422);
        assertThat(post(survey, agent, "", Map.of("got", "NO", "comment", "未到账"))
                        .status())
                .isEqualTo(200);
        assertThat(indicator("notGot").path("numerator").asLong()).isEqualTo(1);
        assertThat(post(survey, agent, "", Map.of("got", "YES")).status()).isEqualTo(200);

        assertThat(indicator("notGot").path("numerator").asLong()).isZero();
        assertThat(indicator("got").path("denominator").asLong()).isEqualTo(1);
        assertThat(indicator("paidFen").path("numerator").asLong()).isEqualTo(10_000_000);
        assertThat(indicator("payoutTime").path("numerator").asLong()).isGreaterThan(24 * 5);
        String table = new String(
                Objects.requireNonNull(
                        file("/exports/EVALUATION?itemId=" + item.id()).getBody()),
                StandardCharsets.UTF_8);
        assertThat(table).contains("AFTER,兑付率,1.0000,SHARE,1,1,");
    }

    private JsonNode indicator(String key) {
        return get("/evaluations/" + item.id(), SUPERVISOR)
                .body()
                .path("indicators")
                .valueStream()
                .filter(one -> one.path("key").asString("").equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Answer noticed(String account, String itemId) {
        item = SmallLibrary.item(itemId, PolicyItem.ClaimMode.REVIEWED, Map.of());
        return noticed(account);
    }

    private long total(String figure, String filter) {
        return get("/monitoring/claims?figure=" + figure + filter, SUPERVISOR)
                .body()
                .path("total")
                .asLong();
    }

    private ResponseEntity<byte[]> file(String path) {
        return Objects.requireNonNull(WebClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .headers(all -> all.setBearerAuth(SUPERVISOR))
                .retrieve()
                .toEntity(byte[].class)
                .block(Duration.ofSeconds(20)));
    }

    private static String sheet(byte[] workbook) {
        StringBuilder text = new StringBuilder();
        try {
            Path file = Files.write(Files.createTempFile("figures", ".xlsx"), workbook);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.getName().startsWith("xl/worksheets")
                            || entry.getName().endsWith("sharedStrings.xml")) {
                        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
