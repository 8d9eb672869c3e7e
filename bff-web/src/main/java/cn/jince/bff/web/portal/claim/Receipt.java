package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.MaterialView;
import cn.jince.api.claim.ClaimViews.TimelineEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The receipt as one page of HTML with its own print style and no script. */
final class Receipt {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>收件回执 %s</title><style>
            body{font:14px/1.7 "Songti SC","SimSun","Noto Serif CJK SC",serif;max-width:18cm;margin:1cm auto;color:#000}
            h1{text-align:center;font-size:22px}table{width:100%%;border-collapse:collapse;margin:.6cm 0}
            th,td{border:1px solid #000;padding:.15cm .25cm;text-align:left;vertical-align:top}th{width:4cm;font-weight:600}
            @page{size:A4;margin:1.5cm}@media print{body{margin:0;max-width:none}}
            </style></head><body><h1>山西省涉企政策服务平台收件回执</h1><table>
            <tr><th>申报编号</th><td>%s</td></tr><tr><th>事项</th><td>%s</td></tr>
            <tr><th>申报企业</th><td>%s（%s）</td></tr><tr><th>当前状态</th><td>%s</td></tr>
            <tr><th>提交时间</th><td>%s</td></tr><tr><th>提交人</th><td>%s</td></tr>
            <tr><th>办理期限</th><td>%s</td></tr><tr><th>已收材料</th><td>%s</td></tr></table>
            <p>凭申报编号可在平台、小程序或任一窗口查询进度。政府部门办理不收取任何费用。</p></body></html>
            """;

    private Receipt() {}

    static String html(ClaimView claim) {
        ClaimSummary summary = claim.summary();
        String number = text(summary.number() == null ? "尚未提交" : summary.number());
        String received = claim.materials().stream().map(Receipt::material).collect(Collectors.joining("<br>"));
        return PAGE.formatted(
                number,
                number,
                text(summary.itemName()),
                text(summary.enterpriseName()),
                text(summary.creditCode()),
                text(summary.stateName()),
                time(summary.submittedAt()),
                text(submitter(claim)),
                summary.dueOn() == null ? "—" : text(summary.dueOn().toString()),
                received);
    }

    private static String material(MaterialView material) {
        return text(material.name()) + (material.attachment() == null ? "（未提交）" : "（已提交）");
    }

    private static String submitter(ClaimView claim) {
        return claim.timeline().stream()
                .filter(entry -> entry.event().equals("SUBMITTED"))
                .map(TimelineEntry::actor)
                .findFirst()
                .orElse("—");
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "—" : TIME.format(at);
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }
}
