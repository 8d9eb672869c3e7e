package cn.jince.platform.objection;

/** Why an objection to a fact was not taken or moved. */
public sealed interface FactObjectionRefusal {
    /** There is none, or the caller has nothing to do with it. */
    record NotFound() implements FactObjectionRefusal {}

    record NotAllowed(String detail) implements FactObjectionRefusal {}

    /** Another department's fact. @param department who decides */
    record OtherDepartment(String department) implements FactObjectionRefusal {}

    record WrongState(FactObjection.State state) implements FactObjectionRefusal {}

    /** Nobody has stated the fact; there is nothing to object to. */
    record NothingStated() implements FactObjectionRefusal {}

    /** Computed by us: object to what it is computed from. */
    record Computed() implements FactObjectionRefusal {}

    /** The fact has an open objection. */
    record AlreadyOpen() implements FactObjectionRefusal {}

    record Bad(String detail) implements FactObjectionRefusal {}

    record VersionRequired() implements FactObjectionRefusal {}

    record Stale(int current) implements FactObjectionRefusal {}

    record KeyRequired() implements FactObjectionRefusal {}

    record KeyReused() implements FactObjectionRefusal {}
}
