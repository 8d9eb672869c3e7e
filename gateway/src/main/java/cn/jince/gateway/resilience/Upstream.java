package cn.jince.gateway.resilience;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A service behind the door: its instances, its bulkheads, its budget for second tries. Outlives every route table. */
public final class Upstream {
    private final String name;
    private final List<Instance> instances;
    private final Bulkhead calls;
    private final Bulkhead streams;
    private final RetryBudget retries;
    private final UpstreamClients clients;
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(
            String name,
            List<Instance> instances,
            Bulkhead calls,
            Bulkhead streams,
            RetryBudget retries,
            UpstreamClients clients) {
        this.name = name;
        this.instances = List.copyOf(instances);
        this.calls = calls;
        this.streams = streams;
        this.retries = retries;
        this.clients = clients;
    }

    public String name() {
        return name;
    }

    public List<Instance> instances() {
        return instances;
    }

    public URI first() {
        return instances.getFirst().address();
    }

    public int underWay() {
        return calls.underWay();
    }

    public int openStreams() {
        return streams.underWay();
    }

    public int waiting() {
        return calls.waiting();
    }

    Bulkhead bulkhead(boolean stream) {
        return stream ? streams : calls;
    }

    RetryBudget retries() {
        return retries;
    }

    UpstreamClients clients() {
        return clients;
    }

    /** The next one in turn whose breaker lets a call through; null where none does. */
    @Nullable
    Instance choose() {
        int size = instances.size();
        int start = size == 1 ? 0 : Math.floorMod(turn.getAndIncrement(), size);
        for (int i = 0; i < size; i++) {
            Instance instance = instances.get((start + i) % size);
            if (instance.tryCall()) {
                return instance;
            }
        }
        return null;
    }
}
