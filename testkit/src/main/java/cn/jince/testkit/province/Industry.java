package cn.jince.testkit.province;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/**
 * 工信: SOAP 1.2, rpc style, a WS-Security UsernameToken with digest; the answer is a whole XML document in CDATA that
 * claims to be GBK, and every fault comes with status 200.
 */
public final class Industry extends Counterpart implements Distrust {
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String PASSWORD = "industry-secret-for-development";
    private final World world;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private volatile Duration skew = Duration.ZERO;
    private volatile boolean everyNonceSeen;

    Industry(int port, World world) {
        super("industry", port, Duration.ZERO);
        this.world = world;
    }

    /** One on its own, on a free port. */
    public static Industry alone() {
        Industry industry = new Industry(0, new World());
        Answer.ready();
        industry.start();
        return industry;
    }

    @Override
    Answer answer(Request request) {
        Document said = document(request.body());
        if (said == null || !request.header("Content-Type").startsWith("application/soap+xml")) {
            return fault("env:Sender", "not SOAP 1.2");
        }
        String complaint = complaint(said);
        if (complaint != null) {
            return fault("wsse:" + complaint, "认证失败");
        }
        String creditCode = text(said, "*", "xydm");
        if (creditCode.equals("91149999MAMAGIC500")) {
            return fault("env:Receiver", "java.lang.NullPointerException at com.vendor.Dao");
        }
        return world.name(creditCode).isEmpty()
                ? result("A404", "查无此企业", "")
                : result(
                        "A000",
                        "成功",
                        "<qy><mc>" + world.name(creditCode) + "</mc><zjtx>1</zjtx>" + titles(creditCode) + "<sjrq>"
                                + world.asOf() + "</sjrq></qy>");
    }

    /** Titles as one text with bars between them, money in yuan; nothing where the department has no record. */
    private String titles(String creditCode) {
        JsonNode facts = world.facts(creditCode, "sx.industry");
        if (facts == null) {
            return "";
        }
        String titles = facts.path("qualification")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("|"));
        return "<cymc>" + titles + "</cymc><xhdcy>"
                + facts.path("qualification_gained").asString("") + "</xhdcy><sbgze>"
                + SignedRest.yuan(facts, "equipment_purchase") + "</sbgze>";
    }

    @Override
    Distrust distrust() {
        return this;
    }

    @Override
    public void doubt(Duration clockAhead, boolean allNonces) {
        skew = clockAhead;
        everyNonceSeen = allNonces;
    }

    @Override
    public String protocol() {
        return "SOAP 1.2 (WS-Security)";
    }

    private @Nullable String complaint(Document said) {
        try {
            byte[] nonce = Base64.getDecoder().decode(text(said, WSSE, "Nonce"));
            String created = text(said, WSU, "Created");
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(nonce);
            sha1.update(created.getBytes(StandardCharsets.UTF_8));
            sha1.update(PASSWORD.getBytes(StandardCharsets.UTF_8));
            boolean right = text(said, WSSE, "Username").equals("jince")
                    && text(said, WSSE, "Password").equals(Base64.getEncoder().encodeToString(sha1.digest()));
            if (!right) {
                return "FailedAuthentication";
            }
            boolean now = Duration.between(Instant.parse(created), Instant.now().plus(skew))
                            .abs()
                            .toSeconds()
                    <= 300;
            return now && !everyNonceSeen && nonces.add(text(said, WSSE, "Nonce")) ? null : "MessageExpired";
        } catch (GeneralSecurityException | IllegalArgumentException | DateTimeParseException e) {
            return "InvalidSecurity";
        }
    }

    private static @Nullable Document document(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (SAXException | java.io.IOException | ParserConfigurationException e) {
            return null;
        }
    }

    private static String text(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 1 && found.item(0) instanceof Element one
                ? one.getTextContent().strip()
                : "";
    }

    @Override
    Answer errorInside() {
        return result("E999", "系统异常", "");
    }

    private static Answer result(String code, String message, String data) {
        return envelope("<ns7:queryResponse xmlns:ns7=\"urn:gx\"><return xsi:type=\"xsd:string\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><![CDATA[<?xml version=\"1.0\""
                + " encoding=\"GBK\"?><result><code>" + code + "</code><info>" + message
                + "</info>" + data + "</result>]]></return></ns7:queryResponse>");
    }

    private static Answer fault(String code, String text) {
        return envelope("<env:Fault><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>" + code
                + "</env:Value></env:Subcode></env:Code><env:Reason><env:Text xml:lang=\"zh\">" + text
                + "</env:Text></env:Reason></env:Fault>");
    }

    private static Answer envelope(String body) {
        return new Answer(
                200,
                "application/soap+xml",
                "<?xml version=\"1.0\" encoding=\"%s\"?><env:Envelope"
                        + " xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body>"
                        + body + "</env:Body></env:Envelope>");
    }
}
