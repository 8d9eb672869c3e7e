package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which stage may follow which. Every step can be taken back; nothing jumps from reserved to live. */
public final class StageMoves {
    private static final Map<Stage, Set<Stage>> NEXT = Map.of(
            Stage.RESERVED, EnumSet.of(Stage.SANDBOX, Stage.RETIRED),
            Stage.SANDBOX, EnumSet.of(Stage.RESERVED, Stage.SHADOW, Stage.SUSPENDED),
            Stage.SHADOW, EnumSet.of(Stage.SANDBOX, Stage.PILOT, Stage.SUSPENDED),
            Stage.PILOT, EnumSet.of(Stage.SHADOW, Stage.LIVE, Stage.SUSPENDED),
            Stage.LIVE, EnumSet.of(Stage.PILOT, Stage.SUSPENDED, Stage.RETIRED),
            Stage.SUSPENDED, EnumSet.of(Stage.SANDBOX, Stage.SHADOW, Stage.PILOT, Stage.LIVE, Stage.RETIRED),
            Stage.RETIRED, EnumSet.of(Stage.RESERVED, Stage.SUSPENDED));

    public static boolean allows(Stage from, Stage to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    private StageMoves() {}
}
