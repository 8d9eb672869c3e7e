package cn.jince.bff.web.portal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.policy.GuideViews.GuideSection;
import cn.jince.api.policy.GuideViews.GuideView;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The printed guide. */
class GuidePageTest {
    private static final String LINK = "https://portal.example/#/policies/P065";

    @Test
    void the_code_can_be_read_and_leads_to_the_item() throws Exception {
        assertThat(read(GuidePage.code(LINK))).isEqualTo(LINK);
    }

    @Test
    void what_is_unpublished_is_said_so_and_nothing_of_the_text_becomes_markup() {
        String page = GuidePage.of(
                guide("PUBLISHED", new GuideSection("MATERIALS", "申报材料", List.of("未公布"), false, "<b>文件未附清单</b>")),
                LINK);

        assertThat(page)
                .contains("<li>未公布</li>", "&lt;b&gt;文件未附清单&lt;/b&gt;", "不代表无此要求", LINK)
                .contains("小升规&lt;script&gt;")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void a_guide_of_what_is_not_in_force_says_so() {
        assertThat(GuidePage.of(guide("SUSPENDED"), LINK)).contains("目前不在执行中");
        assertThat(GuidePage.of(guide("PUBLISHED"), LINK)).doesNotContain("目前不在执行中");
    }

    private static GuideView guide(String state, GuideSection... sections) {
        return new GuideView(
                "P065",
                3,
                "小升规<script>",
                "忻州市",
                "忻州市工信局",
                state,
                LocalDate.parse("2026-11-25"),
                Arrays.asList(sections));
    }

    /** Draws the strokes and reads them as a camera would. */
    private static String read(String svg) throws Exception {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int scale = 4;
        int width = Integer.parseInt(box.group(1)) * scale;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher strokes = Pattern.compile("M(\\d+) (\\d+)h").matcher(svg);
        while (strokes.find()) {
            int x = Integer.parseInt(strokes.group(1)) * scale;
            int y = Integer.parseInt(strokes.group(2)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * width + x, row * width + x + scale, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))))
                .getText();
    }
}
