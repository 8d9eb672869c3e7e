package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;

/** Why a stage is not moved. */
public sealed interface StageRefusal {
    record NoSuchConnector(String system, String capability) implements StageRefusal {}

    record NoSuchStage(String stage) implements StageRefusal {}

    record IllegalMove(Stage from, Stage to) implements StageRefusal {}

    record NoReason() implements StageRefusal {}

    /** Someone moved it in between. */
    record MovedMeanwhile() implements StageRefusal {}
}
