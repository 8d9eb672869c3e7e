package cn.jince.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables of policies over HTTP. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class TableImportTest {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final String TITLES = "编号,事项名称,层级,行政区划代码,类型,主管单位,申领方式,制定依据,文号,金额(万元),申领条件,申报材料,开始日期,截止日期";
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @Test
    void a_table_is_tried_out_first_and_then_enters_row_by_row() {
        String table = lines(
                TITLES,
                "T-CSV1,\"技改奖励,设备类\",市,140900,奖补,忻州市工信局,申报审核,技改办法,忻工信〔2026〕3号,12.5,上年度纳税,营业执照；审计报告,2026-01-01,2026-12-31",
                "T-CSV2,无金额事项,市,140900,奖补,忻州市工信局,申报审核,,,,,,,",
                "T-CSV3,错误区划,市,999999,奖补,忻州市工信局,申报审核,,,,,,,",
                "T-CSV1,重复编号,市,140900,奖补,忻州市工信局,申报审核,,,,,,,",
                "T-CSV4,公式,市,140900,奖补,忻州市工信局,申报审核,,,=1+1,,,,",
                "T-CSV5,金额带单位,市,140900,奖补,忻州市工信局,申报审核,,,10万元,,,,",
                ",,,,,,,,,,,,,");

        JsonNode tried = send(CSV, utf8(table), true).body();

        assertThat(tried.path("created").asInt()).isEqualTo(2);
        assertThat(tried.path("refused").asInt()).isEqualTo(4);
        assertThat(library().get("/policies/T-CSV1", null).status()).isEqualTo(404);
        assertThat(tried.path("lines")
                        .valueStream()
                        .filter(line -> line.path("outcome").asString().equals("REFUSED"))
                        .map(line -> line.path("row").asInt()))
                .containsExactly(4, 5, 6, 7);

        JsonNode taken = send(CSV, utf8(table), false).body();
        assertThat(taken.path("created").asInt()).isEqualTo(2);
        JsonNode item = library().get("/policies/T-CSV1", null).body();
        assertThat(item.at("/summary/name").asString()).isEqualTo("技改奖励,设备类");
        assertThat(item.at("/summary/awardText").asString()).contains("12.5");
        assertThat(item.path("materials").toString()).isEqualTo("[\"营业执照\",\"审计报告\"]");
        assertThat(item.path("notes").asString()).contains("上年度纳税");
        assertThat(library()
                        .get("/policies/T-CSV2", null)
                        .body()
                        .at("/summary/awardText")
                        .asString())
                .isEqualTo("未公布");
        assertThat(send(CSV, utf8(table), false).body().path("unchanged").asInt())
                .isEqualTo(2);
    }

    @Test
    void a_workbook_enters_like_a_table_of_commas_and_its_formulas_are_refused() {
        byte[] workbook = workbook(List.of(
                cells(TITLES),
                cells("T-XL1,工作簿事项,市,140900,奖补,忻州市工信局,申报审核,办法,忻工信〔2026〕4号,8,,,2026-01-01,2026-12-31"),
                cells("T-XL2,公式事项,市,140900,奖补,忻州市工信局,申报审核,,,=SUM(A1:A2),,,,")));

        JsonNode report = send(XLSX, workbook, false).body();

        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.at("/lines/1/reason").asString()).contains("公式");
        assertThat(library().get("/policies/T-XL1", null).status()).isEqualTo(200);
        assertThat(library().get("/policies/T-XL2", null).status()).isEqualTo(404);
    }

    @Test
    void an_editors_text_is_never_overwritten() {
        String before = lines(TITLES, "T-EDIT,原文,市,140900,奖补,忻州市工信局,申报审核,办法,,5,,,2026-01-01,");
        send(CSV, utf8(before), false);
        assertThat(library()
                        .post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-EDIT\",\"notes\":\"工作人员修订\"}")
                        .status())
                .isEqualTo(200);

        JsonNode again = send(CSV, utf8(before.replace("原文", "新文")), false).body();

        assertThat(again.at("/lines/0/reason").asString()).contains("平台工作人员已修订");
    }

    @Test
    void gb18030_is_read_and_what_is_no_table_is_said() {
        String table = lines(TITLES, "T-GB,国标编码,市,140900,奖补,忻州市工信局,申报审核,,,,,,,");
        assertThat(send(CSV, table.getBytes(Charset.forName("GB18030")), true)
                        .body()
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        assertThat(code(send(CSV, utf8("编号,猜测\r\nA,B\r\n"), true))).isEqualTo("TABLE_UNREADABLE");
        assertThat(code(send(CSV, utf8("编号,事项名称\r\nA,B\r\n"), true))).isEqualTo("TABLE_UNREADABLE");
        assertThat(code(send(CSV, utf8(TITLES + "\r\n\"没有结束"), true))).isEqualTo("TABLE_UNREADABLE");
        assertThat(code(send(XLSX, utf8("PK not a workbook"), true))).isEqualTo("TABLE_UNREADABLE");
        assertThat(send(MediaType.APPLICATION_PDF, utf8("%PDF"), true).status()).isEqualTo(415);
        String many = TITLES + "\r\n"
                + IntStream.range(0, 5_002)
                        .mapToObj(i -> "R" + i + ",,,,,,,,,,,,,")
                        .collect(Collectors.joining("\r\n"));
        assertThat(code(send(CSV, utf8(many), true))).isEqualTo("TABLE_TOO_MANY_ROWS");
    }

    @Test
    void a_zip_bomb_is_counted_and_not_opened() {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", new byte[80 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(200_000);

        assertThat(code(send(XLSX, bomb, true))).isEqualTo("TABLE_TOO_LARGE");
    }

    private LibraryCalls library() {
        return new LibraryCalls(port);
    }

    private Answer send(MediaType type, byte[] body, boolean dryRun) {
        return Objects.requireNonNull(WebClient.create("http://localhost:" + port)
                .post()
                .uri("/policies/table-imports?dryRun=" + dryRun)
                .headers(all -> all.setBearerAuth(LibraryCalls.OPERATOR))
                .contentType(type)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))))
                .block(Duration.ofSeconds(120)));
    }

    private static String code(Answer answer) {
        return answer.body().path("code").asString();
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }

    /** A workbook of one sheet as small as may be. */
    private static byte[] workbook(List<List<String>> rows) {
        StringBuilder sheet = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            sheet.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                String at = (char) ('A' + c) + "" + (r + 1);
                sheet.append(
                        cell.startsWith("=")
                                ? "<c r=\"%s\"><f>%s</f><v>3</v></c>".formatted(at, cell.substring(1))
                                : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, cell));
            }
            sheet.append("</row>");
        }
        sheet.append("</sheetData></worksheet>");
        return zip(
                "[Content_Types].xml",
                utf8(
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"),
                "_rels/.rels",
                utf8(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
                "xl/workbook.xml",
                utf8("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"政策\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                utf8(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
                "xl/worksheets/sheet1.xml",
                utf8(sheet.toString()));
    }

    private static byte[] zip(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) parts[i]));
                zip.write((byte[]) parts[i + 1]);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
