package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which stage may follow which, and what a step takes. Every step can be taken back; nothing jumps to live. */
public final class StageMoves {
    private static final Map<Stage, Set<Stage>> NEXT = Map.of(
            Stage.RESERVED, EnumSet.of(Stage.SANDBOX, Stage.RETIRED),
            Stage.SANDBOX, EnumSet.of(Stage.RESERVED, Stage.SHADOW, Stage.SUSPENDED),
            Stage.SHADOW, EnumSet.of(Stage.SANDBOX, Stage.PILOT, Stage.SUSPENDED),
            Stage.PILOT, EnumSet.of(Stage.SHADOW, Stage.LIVE, Stage.SUSPENDED),
            Stage.LIVE, EnumSet.of(Stage.PILOT, Stage.SUSPENDED, Stage.RETIRED),
            Stage.SUSPENDED, EnumSet.of(Stage.SANDBOX, Stage.SHADOW, Stage.PILOT, Stage.LIVE, Stage.RETIRED),
            Stage.RETIRED, EnumSet.of(Stage.RESERVED, Stage.SUSPENDED));
    private static final List<Stage> FORWARD =
            List.of(Stage.RESERVED, Stage.SANDBOX, Stage.SHADOW, Stage.PILOT, Stage.LIVE);

    public static boolean allows(Stage from, Stage to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    /** True for a step beyond what was reached already; going back, suspending and resuming take no badge. */
    public static boolean needsBadge(Standing from, Stage to) {
        Stage reached = from.stage() == Stage.SUSPENDED
                ? Objects.requireNonNullElse(from.suspendedFrom(), Stage.RESERVED)
                : from.stage();
        return FORWARD.indexOf(to) > FORWARD.indexOf(reached) && from.stage() != Stage.RETIRED;
    }

    public static boolean needsFourEyes(Stage to) {
        return to == Stage.LIVE;
    }

    private StageMoves() {}
}
