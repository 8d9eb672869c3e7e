package cn.jince.adapters.conformance;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The report as one page to read and to print; nothing on it comes from elsewhere. */
public final class Page {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Map<String, String> SUITES = Map.of(
            "contract", "契约往返",
            "codes", "返回码",
            "faults", "故障",
            "cancel", "取消与泄漏",
            "idempotency", "幂等",
            "signature", "签名",
            "drift", "契约漂移",
            "load", "负载保护",
            "reconciliation", "对账");
    private static final String STYLE = """
            body{font:14px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;
            color:#1d2329;max-width:1000px;margin:32px auto;padding:0 24px}
            h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px;border-top:2px solid #1d2329;padding-top:16px}
            h3{font-size:14px;margin:20px 0 6px}p{margin:4px 0}.quiet{color:#5c6670}
            table{border-collapse:collapse;width:100%;table-layout:fixed}
            td,th{border-bottom:1px solid #dde1e6;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            th{font-weight:normal;color:#5c6670}td.ms,th.ms{text-align:right;width:80px}
            td.v,th.v{width:72px}td.c,th.c{width:36%}
            .PASSED{color:#14693b}.FAILED{color:#b3261e;font-weight:bold}.NOT_APPLICABLE{color:#5c6670}
            code{font-family:monospace;overflow-wrap:anywhere}
            @media print{body{margin:0;max-width:none;font-size:11px}h2{break-before:page}h2.first{break-before:auto}tr{break-inside:avoid}}
            """;

    public static String of(List<Certificate> certificates) {
        Report first = certificates.getFirst().report();
        StringBuilder out = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
                .append(text(first.name()))
                .append(" 符合性检测报告</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>符合性检测报告</h1><p>")
                .append(text(first.name()))
                .append("（")
                .append(text(first.system()))
                .append("）</p><p class=\"quiet\">检测时间 ")
                .append(TIME.format(first.at()))
                .append("，检测套件第 ")
                .append(text(first.kit()))
                .append(" 版</p>");
        boolean begun = false;
        for (Certificate each : certificates) {
            capability(out, each, begun ? "" : " class=\"first\"");
            begun = true;
        }
        return out.append("</body></html>\n").toString();
    }

    private static void capability(StringBuilder out, Certificate certificate, String mark) {
        Report report = certificate.report();
        out.append("<h2")
                .append(mark)
                .append('>')
                .append(text(report.capability()))
                .append(" 契约 ");
        out.append(text(report.contract())).append("</h2><p class=\"");
        out.append(report.passed() ? "PASSED\">通过，签发符合性证书" : "FAILED\">未通过，不签发符合性证书");
        out.append("</p><p>通过 ").append(report.count(Verdict.PASSED));
        out.append(" 项，未通过 ").append(report.count(Verdict.FAILED));
        out.append(" 项，不适用 ").append(report.count(Verdict.NOT_APPLICABLE)).append(" 项</p>");
        out.append("<p class=\"quiet\">契约摘要 <code>")
                .append(text(report.contractHash()))
                .append("</code><br>报告摘要 <code>");
        out.append(text(certificate.digest())).append("</code></p>");
        String suite = "";
        for (Finding finding : report.findings()) {
            if (!finding.suite().equals(suite)) {
                out.append(suite.isEmpty() ? "" : "</table>");
                suite = finding.suite();
                out.append("<h3>")
                        .append(SUITES.getOrDefault(suite, suite))
                        .append("</h3><table><tr><th class=\"v\">结论</th>");
                out.append("<th class=\"c\">检测项</th><th>依据</th><th class=\"ms\">用时</th></tr>");
            }
            row(out, finding);
        }
        out.append("</table>");
    }

    private static void row(StringBuilder out, Finding finding) {
        String verdict = switch (finding.verdict()) {
            case PASSED -> "通过";
            case FAILED -> "未通过";
            case NOT_APPLICABLE -> "不适用";
        };
        out.append("<tr><td class=\"v ")
                .append(finding.verdict())
                .append("\">")
                .append(verdict)
                .append("</td><td class=\"c\">");
        out.append(text(finding.check())).append("</td><td>").append(text(finding.evidence()));
        out.append("</td><td class=\"ms\">").append(finding.millis()).append(" 毫秒</td></tr>\n");
    }

    private static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private Page() {}
}
