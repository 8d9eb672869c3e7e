package cn.jince.adapters.soap;

import cn.jince.adapters.call.CallFailed;

/** Writes XML. */
final class Xml {
    static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    /** A CDATA section; its own end inside the text is cut in two. */
    static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r') {
                        throw CallFailed.badAnswer("a control character cannot be sent");
                    }
                    out.appendCodePoint(letter);
                }
            }
        });
        return out.toString();
    }

    private Xml() {}
}
