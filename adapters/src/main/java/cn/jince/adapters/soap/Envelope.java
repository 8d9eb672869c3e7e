package cn.jince.adapters.soap;

import cn.jince.adapters.call.CallFailed;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in the body of an envelope as a tree: an element with children is a map, without is its text, the
 * same name twice is a list, a nil one is left out; prefixes do not matter. Document types and entities are refused,
 * not ignored, and so is what is deeper or has more elements than any answer needs.
 */
final class Envelope {
    private static final int DEEPEST = 64;
    private static final int MOST = 50_000;
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final XMLInputFactory XML = factory();
    private final XMLStreamReader reader;
    private int elements;

    private Envelope(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** All that stands in the body. */
    static Map<?, ?> body(String text) {
        if (root(text) instanceof Map<?, ?> whole && whole.get("Body") instanceof Map<?, ?> body) {
            return body;
        }
        throw CallFailed.badAnswer("no SOAP body");
    }

    /** What stands in the root element of a document of its own. */
    static Map<String, Object> document(String text) {
        if (root(text) instanceof Map<?, ?> tree) {
            return named(tree);
        }
        throw CallFailed.badAnswer("a document without content");
    }

    private static @Nullable Object root(String text) {
        if (text.contains("<!DOCTYPE")) {
            throw CallFailed.badAnswer("a document type is not accepted");
        }
        try {
            Envelope envelope = new Envelope(XML.createXMLStreamReader(new StringReader(text)));
            Object root = envelope.toRoot();
            while (envelope.reader.hasNext()) {
                envelope.reader.next();
            }
            return root;
        } catch (XMLStreamException e) {
            throw CallFailed.badAnswer("no XML");
        }
    }

    /** The one answer in a body. */
    static Map<String, Object> answer(Map<?, ?> body) {
        if (body.size() == 1 && body.values().iterator().next() instanceof Map<?, ?> answer) {
            return named(answer);
        }
        throw CallFailed.badAnswer("not one answer in the SOAP body");
    }

    private static Map<String, Object> named(Map<?, ?> answer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        answer.forEach((name, value) -> tree.put(String.valueOf(name), value));
        return tree;
    }

    private @Nullable Object toRoot() throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw CallFailed.badAnswer("a document type is not accepted");
            }
        }
        return element(0);
    }

    /** Null where the element says that it is nil. */
    private @Nullable Object element(int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++elements > MOST) {
            throw CallFailed.badAnswer("nested too deep or too long");
        }
        boolean nil = "true".equals(reader.getAttributeValue(XSI, "nil"));
        Map<String, Object> children = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName();
                    Object child = element(depth + 1);
                    if (child != null) {
                        children.merge(name, child, Envelope::both);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw CallFailed.badAnswer("entities are not accepted");
                case XMLStreamConstants.END_ELEMENT -> {
                    if (nil) {
                        return null;
                    }
                    return children.isEmpty() ? text.toString().strip() : children;
                }
                default -> {}
            }
        }
    }

    private static Object both(Object first, Object second) {
        if (first instanceof Siblings before) {
            before.add(second);
            return before;
        }
        Siblings list = new Siblings();
        list.add(first);
        list.add(second);
        return list;
    }

    /** Elements of one name; a type of its own, so that a thousand of them are not copied a thousand times. */
    private static final class Siblings extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }
}
