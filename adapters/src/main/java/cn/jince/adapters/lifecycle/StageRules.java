package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;
import org.jspecify.annotations.Nullable;

/** What a move must keep to, badge and second operator aside. */
final class StageRules {

    static @Nullable StageRefusal refusal(StageBoard board, StageMove move) {
        if (!board.knows(move.system(), move.capability())) {
            return new StageRefusal.NoSuchConnector(move.system(), move.capability());
        }
        if (!board.reaches(move.system(), move.division())) {
            return new StageRefusal.ForeignDivision(move.division());
        }
        if (move.reason().isBlank()) {
            return new StageRefusal.NoReason();
        }
        Standing before = board.of(move.system(), move.capability(), move.division());
        if (!StageMoves.allows(before.stage(), move.to())) {
            return new StageRefusal.IllegalMove(before.stage(), move.to());
        }
        return move.to() == Stage.PILOT && ofNobody(before.with(move)) ? new StageRefusal.PilotOfNobody() : null;
    }

    private static boolean ofNobody(Standing pilot) {
        return pilot.share() == null ? pilot.pilot().isEmpty() : pilot.share() < 1 || pilot.share() > 100;
    }

    private StageRules() {}
}
