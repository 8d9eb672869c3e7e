package cn.jince.platform.orders;

/** Why an order is not raised or moved. */
public sealed interface OrderRefusal {
    /** There is none, or the caller has nothing to do with it. */
    record NotFound() implements OrderRefusal {}

    record WrongState(SupervisionOrder.State state) implements OrderRefusal {}

    record Bad(String detail) implements OrderRefusal {}

    /** Who replied does not close. */
    record FourEyes() implements OrderRefusal {}

    record VersionRequired() implements OrderRefusal {}

    record Stale(int current) implements OrderRefusal {}

    record KeyRequired() implements OrderRefusal {}

    record KeyReused() implements OrderRefusal {}
}
