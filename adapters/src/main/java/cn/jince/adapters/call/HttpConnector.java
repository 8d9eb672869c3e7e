package cn.jince.adapters.call;

import java.util.Map;
import reactor.core.publisher.Mono;

/** Any protocol that puts one HTTP request and reads one whole answer. */
public final class HttpConnector implements Connector {
    private final HttpWire wire;
    private final Transport transport;

    public HttpConnector(HttpWire wire, Transport transport) {
        this.wire = wire;
        this.transport = transport;
    }

    @Override
    public Mono<Map<String, Object>> attempt(Outgoing call) {
        return Mono.fromSupplier(() -> {
                    call.at(Step.SIGN);
                    return wire.put(call.capability(), call.parameters(), call.key());
                })
                .flatMap(request -> {
                    call.at(Step.TRANSPORT);
                    return transport.send(call.line(), request);
                })
                .map(answer -> {
                    call.at(Step.DECODE);
                    if (!wire.reads(answer.status())) {
                        throw CallFailed.badStatus(answer.status());
                    }
                    return wire.read(call.capability(), answer);
                });
    }
}
