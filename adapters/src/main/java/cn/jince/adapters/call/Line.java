package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.CallBudget;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.mapping.AttributeMapping;

/** One capability of one system in operation: its descriptor and the state that calls share. */
public final class Line {
    private final SystemDescriptor system;
    private final Capability capability;
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

    /** @param throttle shared by all lines of the system */
    Line(SystemDescriptor system, Capability capability, Connector connector, Throttle throttle) {
        this.system = system;
        this.capability = capability;
        this.connector = connector;
        this.mapping = new AttributeMapping(capability.mapping(), capability.asOf(), capability.attributes());
        this.hours = new OpeningHours(system.hours());
        this.throttle = throttle;
        this.breaker = new LineBreaker(id(), capability.breaker(), CallBudget.overdue(capability));
        this.permits = new Permits(capability.concurrency());
        this.kept = new Kept(capability.cache());
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

    public LineHealth health() {
        return health;
    }

    /** CLOSED OPEN HALF_OPEN. */
    public String breakerState() {
        return breaker.state();
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
