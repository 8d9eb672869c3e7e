package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All a protocol over HTTP adds to the onion: how a question is signed and put, how an answer is decoded. */
public interface HttpWire {

    /** @param key idempotency key, for commands */
    WireRequest put(Capability capability, Map<String, Object> parameters, @Nullable String key);

    /** Whether an answer of this status is read; any other is judged by its status alone. */
    default boolean reads(int status) {
        return status >= 200 && status <= 299;
    }

    /** The answer as a tree of maps, lists, texts, numbers; {@link CallFailed} when it cannot be read. */
    Map<String, Object> read(Capability capability, WireAnswer answer);
}
