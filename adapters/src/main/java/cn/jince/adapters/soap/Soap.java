package cn.jince.adapters.soap;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.HttpWire;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.call.Signer;
import cn.jince.adapters.call.WireAnswer;
import cn.jince.adapters.call.WireRequest;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SOAP 1.1, document style; the signature stands in a header block, the parameters in the operation's element. */
public final class Soap implements HttpWire {
    private static final Set<String> HEADER = Set.of("appKey", "timestamp", "nonce", "sign");
    private final SystemDescriptor system;
    private final Signer signer;

    public Soap(SystemDescriptor system, Signer signer) {
        this.system = system;
        this.signer = signer;
    }

    @Override
    public WireRequest put(Capability capability, Map<String, Object> parameters, @Nullable String key) {
        Request request = capability.request();
        Map<String, String> said = new TreeMap<>();
        request.parameters()
                .forEach((theirs, ours) ->
                        said.put(theirs, String.valueOf(Objects.requireNonNullElse(parameters.get(ours), ""))));
        StringBuilder header = new StringBuilder();
        StringBuilder body = new StringBuilder();
        signer.sign(said, new byte[0])
                .forEach((name, value) -> (HEADER.contains(name) ? header : body)
                        .append("<si:" + name + ">" + escaped(value) + "</si:" + name + ">"));
        Map<String, String> headers = new TreeMap<>();
        if (key != null && request.keyHeader() != null) {
            headers.put(request.keyHeader(), key);
        }
        String operation = Objects.requireNonNull(request.operation());
        headers.put("Content-Type", "text/xml; charset=utf-8");
        headers.put("SOAPAction", "\"" + operation + "\"");
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:si=\""
                + escaped(Objects.requireNonNull(request.namespace())) + "\"><soapenv:Header><si:Security>" + header
                + "</si:Security></soapenv:Header><soapenv:Body><si:" + operation + ">" + body + "</si:" + operation
                + "></soapenv:Body></soapenv:Envelope>";
        return new WireRequest(
                "POST",
                Objects.requireNonNullElse(request.path(), "/"),
                headers,
                envelope.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, Object> read(WireAnswer answer) {
        return Envelope.body(Letters.read(answer, system.charset()));
    }

    private static String escaped(String text) {
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
}
