package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Something that goes wrong between us and them.
 *
 * @param timed whether only a limit of ours ends it
 * @param question what a question comes to; @param command what a command comes to
 */
record Trouble(String id, String check, boolean timed, String question, String command, Play play) {
    private static final int HUGE = 3 * 1024 * 1024;
    private static final String PAGE = "<!DOCTYPE html><html><head><title>统一登录</title></head><body>系统维护中</body></html>";
    private static final String BOMB = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
            + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><Envelope><Body><r>&d;</r></Body></Envelope>";
    private static final String OUTSIDE =
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                    + "<Envelope><Body><r>&e;</r></Body></Envelope>";

    /** @param pause between two bytes, well within the limit for an idle body */
    static List<Trouble> all(Stand stand, Duration pause) {
        WireAnswer good = stand.answers().getFirst();
        byte[] head = Wire.head(good, "");
        return List.of(
                slow("black-hole", "收下请求后再不答复", Play.blackHole()),
                slow("slow-header", "响应头逐字节滴出", (_, wire) -> wire.drip(new byte[0], head, pause)),
                slow("slow-body", "响应体逐字节滴出", (_, wire) -> wire.drip(head, good.body(), pause)),
                bad("hang-up", "收下请求后断开", (_, wire) -> wire.hangUp()),
                bad(
                        "cut",
                        "响应体传到一半断开",
                        (_, wire) -> wire.say(Wire.joined(head, Wire.half(good.body())))
                                .then(wire.hangUp())),
                bad("garbage", "答复的不是 HTTP", (_, wire) -> wire.say(ascii("SSH-2.0-OpenSSH_9.6\r\n\r\n\r\n"))),
                bad("html", "状态 200 的登录页", says(200, "text/html;charset=UTF-8", PAGE)),
                bad("empty", "状态 200 而没有内容", says(200, "application/json", "")),
                bad("charset", "内容含不属于所称字符集的字节", Play.answers(stand.answers(Recorded::damaged))),
                bad(
                        "gzip",
                        "自称压缩而不是",
                        (_, wire) -> wire.say(Wire.whole(
                                new WireAnswer(200, good.contentType(), ascii("no gzip")),
                                "Content-Encoding: gzip\r\n"))),
                bad("huge", "3 MB 的答复", says(200, "application/json", "{\"code\":\"" + "x".repeat(HUGE) + "\"}")),
                bad("xml-bomb", "XML 实体炸弹", says(200, "text/xml", BOMB)),
                bad("xxe", "XML 外部实体", says(200, "text/xml", OUTSIDE)),
                bad("server-error", "状态 500 与堆栈", says(500, "text/plain", "java.lang.NullPointerException")),
                new Trouble(
                        "denied", "状态 401", false, "FORBIDDEN", "NOT_SENT/FORBIDDEN", says(401, "text/plain", "no")),
                new Trouble("their-clock", "对方时钟错误（Date 响应头）", false, "ANSWERED", "ACCEPTED", dated(stand.answers())));
    }

    String expected(boolean commands) {
        return commands ? command : question;
    }

    private static Trouble slow(String id, String check, Play play) {
        return new Trouble(id, check, true, "TIMEOUT", "AMBIGUOUS", play);
    }

    private static Trouble bad(String id, String check, Play play) {
        return new Trouble(id, check, false, "BAD_ANSWER", "AMBIGUOUS", play);
    }

    private static Play says(int status, String type, String body) {
        WireAnswer answer = new WireAnswer(status, type, body.getBytes(StandardCharsets.UTF_8));
        return (_, wire) -> wire.say(answer);
    }

    private static Play dated(List<WireAnswer> answers) {
        java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
        return (_, wire) -> wire.say(Wire.whole(
                answers.get(next.getAndIncrement() % answers.size()), "Date: Thu, 01 Jan 2004 00:00:00 GMT\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
