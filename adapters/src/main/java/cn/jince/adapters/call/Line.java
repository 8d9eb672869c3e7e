package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.AnswerSchema;
import cn.jince.adapters.descriptor.CallBudget;
import cn.jince.adapters.descriptor.ContractHash;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.drift.Drift;
import cn.jince.adapters.drift.DriftId;
import cn.jince.adapters.mapping.AttributeMapping;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.edge.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One capability of one system in operation: its descriptor and the state that calls share. */
public final class Line {
    private final SystemDescriptor system;
    private final Capability capability;
    private final String contractHash;
    private final Connector connector;
    private final AttributeMapping mapping;
    private final OpeningHours hours;
    private final Throttle throttle;
    private final LineBreaker breaker;
    private final Permits permits;
    private final RetryBudget retries = new RetryBudget();
    private final LineHealth health = new LineHealth();
    private final Flights flights = new Flights();
    private final Kept kept;
    private final Drift drift;
    private final @Nullable AnswerSchema schema;

    /** @param throttle shared by all lines of the system */
    Line(SystemDescriptor system, Capability capability, Connector connector, Throttle throttle) {
        this.system = system;
        this.capability = capability;
        this.contractHash = ContractHash.of(system, capability);
        this.connector = connector;
        this.mapping = new AttributeMapping(
                capability.mapping(), capability.asOf(), capability.recordTime(), capability.attributes(), null);
        this.hours = new OpeningHours(system.hours());
        this.throttle = throttle;
        this.breaker = new LineBreaker(id(), capability.breaker(), CallBudget.overdue(capability));
        this.permits = new Permits(capability.concurrency());
        this.kept = new Kept(capability.cache());
        this.drift = new Drift(new DriftId(system.system(), capability.capability(), capability.contract()));
        this.schema = capability.schema() == null ? null : AnswerSchema.of(capability);
    }

    public String id() {
        return system.system() + "/" + capability.capability();
    }

    public SystemDescriptor system() {
        return system;
    }

    public Capability capability() {
        return capability;
    }

    /** Of the contract its answers are read with. */
    String contractHash() {
        return contractHash;
    }

    /** Whether its owner has opened it to an integrator. */
    public boolean opensTo(Caller caller) {
        return Access.integrator(caller, capability);
    }

    public LineHealth health() {
        return health;
    }

    /** How old its newest kept answer is; null where none is kept. */
    public @Nullable Duration keptFor(Instant now) {
        Instant newest = kept.newest(now);
        return newest == null ? null : Duration.between(newest, now);
    }

    /** CLOSED OPEN HALF_OPEN. */
    public String breakerState() {
        return breaker.state();
    }

    /** What it was found to answer otherwise than before. */
    public Drift drift() {
        return drift;
    }

    /** What is in force for its calls. */
    public LineSettings settings() {
        return LineSettings.of(system, capability);
    }

    /** An answer in our words that breaks the schema of its capability is a bad one. */
    void keepsPromise(Attributes answer, Instant now) {
        if (schema == null) {
            return;
        }
        List<String> complaints = schema.complaints(JsonMapper.shared().valueToTree(answer.attributes()));
        if (!complaints.isEmpty()) {
            complaints.forEach(complaint -> drift.brokenPromise(complaint, now));
            throw CallFailed.badAnswer("an answer that breaks its schema");
        }
    }

    Connector connector() {
        return connector;
    }

    AttributeMapping mapping() {
        return mapping;
    }

    OpeningHours hours() {
        return hours;
    }

    Throttle throttle() {
        return throttle;
    }

    LineBreaker breaker() {
        return breaker;
    }

    Permits permits() {
        return permits;
    }

    RetryBudget retries() {
        return retries;
    }

    Flights flights() {
        return flights;
    }

    Kept kept() {
        return kept;
    }
}
