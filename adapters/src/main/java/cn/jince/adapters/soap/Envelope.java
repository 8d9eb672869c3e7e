package cn.jince.adapters.soap;

import cn.jince.adapters.call.CallFailed;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what stands in the body of an envelope as a tree: an element with children is a map, without is its text, the
 * same name twice is a list. Document types and entities are refused, not ignored.
 */
final class Envelope {
    private static final int DEEPEST = 64;
    private static final XMLInputFactory XML = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static Map<String, Object> body(String text) {
        if (text.contains("<!DOCTYPE")) {
            throw CallFailed.badAnswer("a document type is not accepted");
        }
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            Object envelope = toRoot(reader);
            while (reader.hasNext()) {
                reader.next();
            }
            if (envelope instanceof Map<?, ?> whole && whole.get("Body") instanceof Map<?, ?> body) {
                return content(body);
            }
            throw CallFailed.badAnswer("no SOAP body");
        } catch (XMLStreamException e) {
            throw CallFailed.badAnswer("no XML");
        }
    }

    private static Map<String, Object> content(Map<?, ?> body) {
        if (body.containsKey("Fault")) {
            throw CallFailed.badAnswer("a SOAP fault");
        }
        if (body.size() == 1 && body.values().iterator().next() instanceof Map<?, ?> answer) {
            Map<String, Object> tree = new LinkedHashMap<>();
            answer.forEach((name, value) -> tree.put(String.valueOf(name), value));
            return tree;
        }
        throw CallFailed.badAnswer("not one answer in the SOAP body");
    }

    private static Object toRoot(XMLStreamReader reader) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw CallFailed.badAnswer("a document type is not accepted");
            }
        }
        return element(reader, 0);
    }

    private static Object element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw CallFailed.badAnswer("nested too deep");
        }
        Map<String, Object> children = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName();
                    children.merge(name, element(reader, depth + 1), Envelope::both);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw CallFailed.badAnswer("entities are not accepted");
                case XMLStreamConstants.END_ELEMENT -> {
                    return children.isEmpty() ? text.toString().strip() : children;
                }
                default -> {}
            }
        }
    }

    private static Object both(Object first, Object second) {
        List<Object> list = new ArrayList<>(first instanceof List<?> before ? before : List.of(first));
        list.add(second);
        return list;
    }

    private Envelope() {}
}
