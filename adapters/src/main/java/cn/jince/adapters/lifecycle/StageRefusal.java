package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;

/** Why a stage is not moved. */
public sealed interface StageRefusal {
    record NoSuchConnector(String system, String capability) implements StageRefusal {}

    record NoSuchStage(String stage) implements StageRefusal {}

    /** The system does not answer for the division. */
    record ForeignDivision(String division) implements StageRefusal {}

    record IllegalMove(Stage from, Stage to) implements StageRefusal {}

    record NoReason() implements StageRefusal {}

    /** A pilot names divisions or a share from 1 to 100. */
    record PilotOfNobody() implements StageRefusal {}

    /** No badge is in force for the contract as it is now. */
    record NoBadge(String contractHash) implements StageRefusal {}

    /** A proposal for it waits already. */
    record AlreadyProposed() implements StageRefusal {}

    record NoSuchProposal(long id) implements StageRefusal {}

    /** Who proposed a move to LIVE cannot confirm it. */
    record SamePerson() implements StageRefusal {}

    /** Someone moved it in between. */
    record MovedMeanwhile() implements StageRefusal {}
}
