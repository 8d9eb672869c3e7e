package cn.jince.gateway.resilience;

import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** Where a constructor wants a provider and we have the thing. */
record Given<T>(T thing) implements ObjectProvider<T> {
    @Override
    public T getObject() {
        return thing;
    }

    @Override
    public T getIfAvailable() {
        return thing;
    }

    @Override
    public Stream<T> stream() {
        return Stream.of(thing);
    }
}
