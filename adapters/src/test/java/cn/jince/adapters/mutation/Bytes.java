package cn.jince.adapters.mutation;

import static cn.jince.adapters.mutation.Fields.check;

import cn.jince.adapters.mutation.Mutation.Said;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Bytes as letters, and letters as trees, by other parsers than the adapters have. */
final class Bytes {
    private static final Pattern LABEL = Pattern.compile("charset=\"?([A-Za-z0-9_-]{1,20})");
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9_-]+)");

    static Object json(List<Said> said) {
        return Objects.requireNonNull(StrictJson.read(letters(said.getLast())));
    }

    static String letters(Said said) {
        check(said.sent() == Said.WHOLE);
        byte[] body = said.body();
        String start = new String(body, 0, Math.min(body.length, 120), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        Matcher label = LABEL.matcher(said.type());
        if (start.startsWith("\u00EF\u00BB\u00BF")) {
            return decoded(body, 3, StandardCharsets.UTF_8);
        }
        if (start.startsWith("\u00FE\u00FF")) {
            return decoded(body, 2, StandardCharsets.UTF_16BE);
        }
        if (start.startsWith("\u00FF\u00FE")) {
            return decoded(body, 2, StandardCharsets.UTF_16LE);
        }
        String name = declared.find() ? declared.group(1) : label.find() ? label.group(1) : "UTF-8";
        return decoded(body, 0, Charset.forName(name.toUpperCase(Locale.ROOT).startsWith("GB") ? "GB18030" : name));
    }

    private static String decoded(byte[] body, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(body, from, body.length - from))
                    .toString();
            check(text.indexOf('\uFFFD') < 0);
            return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Object xml(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return tree(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static @Nullable Object tree(Element element) {
        if ("true".equals(element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "nil"))) {
            return null;
        }
        Map<String, Object> children = new LinkedHashMap<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                // what is said twice is said not at all
                children.put(
                        child.getLocalName(), children.containsKey(child.getLocalName()) ? new Object() : tree(child));
            }
        }
        return children.isEmpty() ? element.getTextContent().strip() : children;
    }

    private Bytes() {}
}
