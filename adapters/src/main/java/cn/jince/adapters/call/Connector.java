package cn.jince.adapters.call;

import java.util.Map;
import reactor.core.publisher.Mono;

/** One protocol, the inside of the onion: it signs, transports and decodes, and nothing else. */
public interface Connector {

    /**
     * One attempt. The answer is a tree of maps, lists, texts and numbers; whatever goes wrong is a {@link CallFailed}.
     * The attempt ends when it is cancelled.
     */
    Mono<Map<String, Object>> attempt(Outgoing call);
}
