package cn.jince.adapters;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.Connector;
import cn.jince.adapters.collection.Source;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.files.FileSource;
import cn.jince.adapters.frontdb.FrontDatabase;
import cn.jince.adapters.queue.QueueSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Front databases, file drops and queues: one connection to each, for questions and for collection alike. */
public final class DataSources {
    private final Environment environment;
    private final Map<String, FrontDatabase> databases = new ConcurrentHashMap<>();

    public DataSources(Environment environment) {
        this.environment = environment;
    }

    FrontDatabase database(SystemDescriptor system) {
        return databases.computeIfAbsent(system.system(), _ -> FrontDatabase.of(system, environment));
    }

    /** For what is only collected and never asked. */
    static Connector never(SystemDescriptor system) {
        return _ -> Mono.error(CallFailed.badAnswer(system.system() + " is collected, not asked"));
    }

    /** Where the records of a capability that is collected come from. */
    public Source source(SystemDescriptor system, Capability capability, DatabaseClient ours) {
        return switch (system.protocol()) {
            case FRONT_DATABASE -> database(system).source(capability, ours);
            case SFTP, FTP -> FileSource.of(system, capability, environment, ours);
            case MESSAGE_QUEUE -> QueueSource.of(system, capability, environment, ours);
            case SIGNED_REST, SOAP, EXCHANGE_PLATFORM ->
                throw new IllegalArgumentException(system.protocol() + " is not collected");
        };
    }
}
