package cn.jince.adapters;

import cn.jince.adapters.call.HttpConnector;
import cn.jince.adapters.call.HttpWire;
import cn.jince.adapters.call.Protocol;
import cn.jince.adapters.call.Signer;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.rest.SignedRest;
import cn.jince.adapters.soap.Soap;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.core.env.Environment;

/** Every protocol there is a connector for. */
public final class Protocols {

    public static Map<SystemDescriptor.Protocol, Protocol> of(
            Environment environment, Transport transport, Clock clock) {
        return Map.of(
                SystemDescriptor.Protocol.SIGNED_REST, http(SignedRest::new, environment, transport, clock),
                SystemDescriptor.Protocol.SOAP, http(Soap::new, environment, transport, clock));
    }

    private static Protocol http(
            BiFunction<SystemDescriptor, Signer, HttpWire> wire,
            Environment environment,
            Transport transport,
            Clock clock) {
        return system -> new HttpConnector(wire.apply(system, Signer.of(system, environment, clock)), transport);
    }

    private Protocols() {}
}
