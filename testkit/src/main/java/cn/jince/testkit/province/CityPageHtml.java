package cn.jince.testkit.province;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the city's page shows. */
final class CityPageHtml {
    /** The city's own numbers of its states. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("1", "提交申报");
        STEPS.put("2", "（窗口）受理");
        STEPS.put("8", "（窗口）不予通过");
        STEPS.put("9", "（窗口）办结");
    }

    static String welcome(String prefix, JsonNode who, String back) {
        StringBuilder buttons = new StringBuilder();
        STEPS.forEach((state, word) ->
                buttons.append("<button name=\"state\" value=\"%s\">%s</button> ".formatted(state, word)));
        return page("<p>欢迎您，" + text(who, "personName") + "（" + text(who, "creditCode") + "）</p><p>办理事项："
                + text(who, "itemName") + "</p><form method=\"post\" action=\"" + prefix + "/cases/"
                + text(who, "linkOut") + "\">" + buttons + "</form>" + link(back));
    }

    static String refused(JsonNode problem) {
        return page("<p>登录失败：" + text(problem, "code") + "</p><p>" + text(problem, "detail") + "</p>");
    }

    static String told(JsonNode answer, String back) {
        return page("<p>已告知省平台：" + text(answer, "effect") + text(answer, "code") + "</p>" + link(back));
    }

    static String nobody() {
        return page("<p>没有这次办理，请从省平台重新进入。</p>");
    }

    private static String link(String back) {
        return back.matches("https?://.*") ? "<p><a href=\"" + escaped(back) + "\">返回</a></p>" : "";
    }

    private static String text(JsonNode node, String member) {
        return escaped(node.path(member).asString(""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String page(String body) {
        return "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>市政策兑现平台（演示）</title>"
                + "<body style=\"font-family:sans-serif;margin:3rem\"><h1>市政策兑现平台（演示）</h1>" + body + "</body></html>";
    }

    private CityPageHtml() {}
}
