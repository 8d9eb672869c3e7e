package cn.jince.adapters;

import cn.jince.adapters.call.HttpConnector;
import cn.jince.adapters.call.HttpWire;
import cn.jince.adapters.call.Protocol;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.exchangeplatform.ExchangePlatform;
import cn.jince.adapters.rest.Paged;
import cn.jince.adapters.rest.SignedRest;
import cn.jince.adapters.signing.Signer;
import cn.jince.adapters.soap.Soap;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/** Every protocol there is a connector for. */
public final class Protocols {

    public static Map<SystemDescriptor.Protocol, Protocol> of(
            Environment environment, Transport transport, Clock clock) {
        return of(environment, transport, clock, new DataSources(environment));
    }

    /** @param data shared with what is collected */
    static Map<SystemDescriptor.Protocol, Protocol> of(
            Environment environment, Transport transport, Clock clock, DataSources data) {
        return Map.of(
                SystemDescriptor.Protocol.SIGNED_REST,
                http(system -> new SignedRest(system, Signer.of(system, environment, clock)), transport),
                SystemDescriptor.Protocol.SOAP,
                http(system -> new Soap(system, environment, clock), transport),
                SystemDescriptor.Protocol.EXCHANGE_PLATFORM,
                system -> new Paged(new ExchangePlatform(system, environment, transport, clock)),
                SystemDescriptor.Protocol.FRONT_DATABASE,
                data::database,
                SystemDescriptor.Protocol.SFTP,
                DataSources::never,
                SystemDescriptor.Protocol.FTP,
                DataSources::never,
                SystemDescriptor.Protocol.MESSAGE_QUEUE,
                DataSources::never);
    }

    private static Protocol http(Function<SystemDescriptor, HttpWire> wire, Transport transport) {
        return system -> new Paged(new HttpConnector(wire.apply(system), transport));
    }

    private Protocols() {}
}
