package cn.jince.bff.web.portal.policy;

import cn.jince.api.policy.GuideViews.GuideSection;
import cn.jince.api.policy.GuideViews.GuideView;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** 兑现指南 to print: one page without scripts, with a code that leads back to the item. */
final class GuidePage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s 兑现指南</title>
            <style>
            @page { size: A4; margin: 18mm }
            body { font: 16px/1.7 "Noto Serif CJK SC", SimSun, serif; color: #000; max-width: 46em; margin: 1em auto; padding: 0 1em }
            h1 { font-size: 1.5em; text-align: center } h2 { font-size: 1.1em; margin: 1em 0 .2em; break-after: avoid }
            ul { margin: 0; padding-left: 1.4em } .note { color: #444 } footer { border-top: 1px solid #000; margin-top: 1.5em; display: flow-root }
            svg { float: right; width: 34mm; height: 34mm }
            </style>
            </head>
            <body>
            """;

    private GuidePage() {}

    /** @param link where the item is shown */
    static String of(GuideView guide, String link) {
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(guide.name())));
        page.append("<h1>").append(escaped(guide.name())).append("<br>兑现指南</h1>\n");
        page.append("<p>%s · %s · 编号 %s 第 %d 版</p>\n"
                .formatted(
                        escaped(guide.divisionName()),
                        escaped(guide.authority()),
                        escaped(guide.itemId()),
                        guide.version()));
        if (!guide.state().equals("PUBLISHED")) {
            page.append("<p><strong>本事项目前不在执行中，请以平台页面为准。</strong></p>\n");
        }
        guide.sections().forEach(section -> page.append(section(section)));
        page.append("<footer>")
                .append(code(link))
                .append("<p>扫码查看本事项最新情况：<br>")
                .append(escaped(link))
                .append("</p><p>“未公布”指来源文件未说明，不代表无此要求。打印日期 ")
                .append(guide.printedOn())
                .append("</p></footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String section(GuideSection section) {
        StringBuilder html =
                new StringBuilder("<h2>").append(escaped(section.title())).append("</h2>\n<ul>\n");
        section.lines()
                .forEach(line -> html.append("<li>").append(escaped(line)).append("</li>\n"));
        html.append("</ul>\n");
        if (section.note() != null) {
            html.append("<p class=\"note\">").append(escaped(section.note())).append("</p>\n");
        }
        return html.toString();
    }

    /** The code as a picture of strokes, so that it prints sharp. */
    static String code(String link) {
        BitMatrix bits;
        try {
            bits = new QRCodeWriter()
                    .encode(
                            link,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 2));
        } catch (WriterException e) {
            throw new IllegalArgumentException("link: " + link + " (expected: at most some hundred characters)", e);
        }
        StringBuilder strokes = new StringBuilder();
        for (int y = 0; y < bits.getHeight(); y++) {
            for (int x = 0; x < bits.getWidth(); x++) {
                if (bits.get(x, y)) {
                    strokes.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg role=\"img\" aria-label=\"二维码\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><path d=\"%s\"/></svg>"
                .formatted(bits.getWidth(), bits.getHeight(), strokes);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
