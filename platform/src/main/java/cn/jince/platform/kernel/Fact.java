package cn.jince.platform.kernel;

import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;

/** One line of a dossier: what is known of an attribute, and who says so. */
public sealed interface Fact {
    record Known(FactValue value, Provenance provenance) implements Fact {}

    /** The source has no such record: that is knowledge. */
    record Absent(Provenance provenance) implements Fact {}

    /** Nobody has said. @param reason why */
    record Unknown(Why reason) implements Fact {}

    /** Why nobody has said: a reason of the legacy world, or one of ours. */
    sealed interface Why {
        record Legacy(Reply.Reason reason) implements Why {}

        /** Connected, but this enterprise's data has not arrived. */
        record NotCollected() implements Why {}

        /** Only the enterprise can state it. */
        record ToBeDeclared() implements Why {}
    }
}
