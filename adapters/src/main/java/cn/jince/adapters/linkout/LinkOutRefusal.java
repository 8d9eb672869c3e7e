package cn.jince.adapters.linkout;

/** Why a going over, a ticket or a call-back is not taken. */
public sealed interface LinkOutRefusal {
    record NotTheirs(String creditCode) implements LinkOutRefusal {}

    record ReturnRefused(String host) implements LinkOutRefusal {}

    /** Never handed out, or handed out for another system: the asker cannot tell which. */
    record TicketUnknown() implements LinkOutRefusal {}

    record TicketSpent() implements LinkOutRefusal {}

    record TicketExpired() implements LinkOutRefusal {}

    record LinkOutUnknown(String id) implements LinkOutRefusal {}

    record StateUnknown(String state) implements LinkOutRefusal {}

    /** The same event id with other content. */
    record EventChanged(String event) implements LinkOutRefusal {}
}
