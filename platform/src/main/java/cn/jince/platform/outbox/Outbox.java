package cn.jince.platform.outbox;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** Where a use case leaves its events, inside the transaction that keeps its state. */
@Port
public interface Outbox {
    /**
     * @param type one of {@code EventTypes}
     * @param data the record that type names
     */
    Mono<Void> append(String type, String subject, Object data);
}
