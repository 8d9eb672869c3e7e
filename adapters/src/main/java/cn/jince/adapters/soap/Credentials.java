package cn.jince.adapters.soap;

import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.signing.Message;
import cn.jince.adapters.signing.Signer;
import java.time.Clock;
import java.util.Map;
import org.springframework.core.env.Environment;

/** What stands in the header of an envelope to say who calls. */
interface Credentials {

    static Credentials of(SystemDescriptor system, Environment environment, Clock clock) {
        String secret = environment.getRequiredProperty(system.signing().secret());
        return switch (system.signing().profile()) {
            case "username-text" -> new UsernameToken(system.signing().keyId(), secret, false, clock);
            case "username-digest" -> new UsernameToken(system.signing().keyId(), secret, true, clock);
            default -> new SignedBlock(Signer.of(system, secret, clock));
        };
    }

    /** XML; the prefixes soapenv and si are declared. */
    String header(Map<String, String> parameters);

    /** A block of theirs with the fields of a signature over the parameters. */
    record SignedBlock(Signer signer) implements Credentials {
        @Override
        public String header(Map<String, String> parameters) {
            StringBuilder block = new StringBuilder("<si:Security>");
            signer.sign(Message.of(parameters))
                    .forEach((name, value) -> block.append(Xml.element("si:" + name, value)));
            return block.append("</si:Security>").toString();
        }
    }
}
