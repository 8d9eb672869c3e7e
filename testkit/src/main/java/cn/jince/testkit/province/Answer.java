package cn.jince.testkit.province;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** One answer of a counterpart, before any fault is applied. {@code XML} bodies say their encoding as {@code %s}. */
record Answer(int status, String contentType, String body) {
    static final Charset GB18030 = Charset.forName("GB18030");

    /** Loads the character set off the event loop. */
    static void ready() {
        new Answer(200, "text/plain", "晋𠀀").bytes(GB18030, "GB18030");
    }

    static Answer json(String body) {
        return new Answer(200, "application/json", body);
    }

    static Answer xml(int status, String body) {
        return new Answer(status, "text/xml", "<?xml version=\"1.0\" encoding=\"%s\"?>" + body);
    }

    Answer with(String otherBody) {
        return new Answer(status, contentType, otherBody);
    }

    /** Well formed, but nothing this contract knows. */
    Answer ofAnotherContract() {
        return isXml()
                ? xml(
                        200,
                        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                                + "<o:pingResponse xmlns:o=\"urn:other\"><o:pong>1</o:pong></o:pingResponse>"
                                + "</soap:Body></soap:Envelope>")
                : with("[]");
    }

    /** The first value said twice, the second time as it should be. */
    Answer withFirstPartTwice() {
        return with(
                isXml()
                        ? body.replaceFirst("(<([\\w:]+)(?: [^>]*)?>[^<]*</\\2>)", "$1$1")
                        : body.replaceFirst("^\\{(\"[^\"]+\":)", "{$1\"7777\",$1"));
    }

    /** The right answer behind a document type that would read a file. */
    Answer withDoctype() {
        String type = "?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        return isXml()
                ? with(body.replaceFirst("\\?>", type))
                : new Answer(200, "text/xml", "<?xml version=\"1.0\"" + type + "<r>&e;</r>");
    }

    boolean isXml() {
        return contentType.endsWith("xml");
    }

    byte[] bytes(Charset charset, String declared) {
        return (isXml() ? body.replaceFirst("%s", declared) : body).getBytes(charset);
    }

    byte[] utf8() {
        return bytes(StandardCharsets.UTF_8, "UTF-8");
    }
}
