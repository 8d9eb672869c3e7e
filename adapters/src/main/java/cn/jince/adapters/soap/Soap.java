package cn.jince.adapters.soap;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.HttpWire;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.call.WireAnswer;
import cn.jince.adapters.call.WireRequest;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Request;
import cn.jince.adapters.descriptor.SystemDescriptor.Style;
import cn.jince.adapters.rest.SignedRest;
import cn.jince.adapters.rest.Words;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** SOAP 1.1 and 1.2, document and rpc style: who calls stands in the header, what is asked in the operation. */
public final class Soap implements HttpWire {
    private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"";
    private static final int FAULT = 500;
    private static final int CALLERS_FAULT = 400;
    private final @Nullable String said;
    private final Charset charset;
    private final Credentials credentials;

    public Soap(SystemDescriptor system, Environment environment, Clock clock) {
        this.said = system.charset();
        this.charset = Letters.charset(said);
        this.credentials = Credentials.of(system, environment, clock);
    }

    @Override
    public WireRequest put(Capability capability, Map<String, Object> parameters, @Nullable String key) {
        Request request = capability.request();
        SystemDescriptor.Soap soap = Objects.requireNonNullElse(request.soap(), SystemDescriptor.Soap.USUAL);
        boolean newer = "1.2".equals(soap.version());
        String operation = Objects.requireNonNull(request.operation());
        Map<String, String> said = Words.texts(request.parameters(), parameters);
        String envelope = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><soapenv:Envelope xmlns:soapenv=\""
                + (newer ? "http://www.w3.org/2003/05/soap-envelope" : "http://schemas.xmlsoap.org/soap/envelope/")
                + "\" xmlns:si=\"" + Xml.escaped(Objects.requireNonNull(request.namespace())) + "\""
                + (soap.style() == Style.RPC ? XSI : "") + "><soapenv:Header>" + credentials.header(said)
                + "</soapenv:Header><soapenv:Body><si:" + operation + ">" + arguments(soap, said) + "</si:" + operation
                + "></soapenv:Body></soapenv:Envelope>";
        return new WireRequest(
                "POST",
                Objects.requireNonNullElse(request.path(), "/"),
                headers(request, newer, Objects.requireNonNullElse(soap.action(), operation), key),
                envelope.getBytes(charset));
    }

    private Map<String, String> headers(Request request, boolean newer, String action, @Nullable String key) {
        Map<String, String> headers = new TreeMap<>();
        if (newer) {
            headers.put("Content-Type", "application/soap+xml; charset=" + charset + "; action=\"" + action + "\"");
        } else {
            headers.put("Content-Type", "text/xml; charset=" + charset);
            headers.put("SOAPAction", "\"" + action + "\"");
        }
        if (key != null && request.keyHeader() != null) {
            headers.put(request.keyHeader(), key);
        }
        return headers;
    }

    private static String arguments(SystemDescriptor.Soap soap, Map<String, String> said) {
        StringBuilder out = new StringBuilder();
        if (soap.argument() != null) {
            String root = Objects.requireNonNullElse(soap.root(), "request");
            said.forEach((name, value) -> out.append(Xml.element(name, value)));
            String name = (soap.style() == Style.RPC ? "" : "si:") + soap.argument();
            return "<" + name + ">" + Xml.cdata("<" + root + ">" + out + "</" + root + ">") + "</" + name + ">";
        }
        said.forEach((name, value) -> out.append(
                soap.style() == Style.RPC
                        ? "<" + name + " xsi:type=\"xsd:string\">" + Xml.escaped(value) + "</" + name + ">"
                        : Xml.element("si:" + name, value)));
        return out.toString();
    }

    /** Faults come with 500, and with 400 where SOAP 1.2 blames the caller. */
    @Override
    public boolean reads(int status) {
        return HttpWire.super.reads(status) || status == FAULT || status == CALLERS_FAULT;
    }

    @Override
    public Map<String, Object> read(Capability capability, WireAnswer answer) {
        boolean good = HttpWire.super.reads(answer.status());
        Map<?, ?> envelope = good ? envelope(answer) : faultBehind(answer);
        if (envelope.containsKey(Fault.NAME)) {
            return Fault.of(envelope.get(Fault.NAME)).answer(capability);
        }
        if (!good) {
            throw CallFailed.badStatus(answer.status());
        }
        Map<String, Object> body = Envelope.answer(envelope);
        SystemDescriptor.@Nullable Soap soap = capability.request().soap();
        return soap == null || soap.answer() == null ? body : inside(body, soap.answer());
    }

    private Map<?, ?> envelope(WireAnswer answer) {
        return Envelope.body(Letters.read(answer, said));
    }

    /** A page of HTML with 500 is no fault of theirs in the sense of SOAP: its status says all there is to say. */
    private Map<?, ?> faultBehind(WireAnswer answer) {
        try {
            return envelope(answer);
        } catch (CallFailed e) {
            throw CallFailed.badStatus(answer.status());
        }
    }

    private static Map<String, Object> inside(Map<String, Object> body, String path) {
        Object here = body;
        for (String name : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        if (!(here instanceof String text) || text.isBlank()) {
            throw CallFailed.badAnswer("no answer inside the SOAP body");
        }
        return text.startsWith("{") ? SignedRest.tree(text) : Envelope.document(text);
    }
}
