package cn.jince.platform.claim;

import cn.jince.platform.policy.PolicyItem;
import java.util.ArrayList;
import java.util.List;

/** 审批环节, in the order an item's process asks for. */
public enum Stage {
    ACCEPTANCE,
    FIRST_REVIEW,
    SECOND_REVIEW;

    /**
     * The stages of an item. Acceptance at the county and second review at the city are the default; a first review of
     * its own stands between them where the published process names both 受理 and 初审.
     */
    public static List<Stage> of(PolicyItem item) {
        List<Stage> stages = new ArrayList<>(List.of(ACCEPTANCE));
        if (names(item, "受理") && names(item, "初审")) {
            stages.add(FIRST_REVIEW);
        }
        stages.add(SECOND_REVIEW);
        return List.copyOf(stages);
    }

    private static boolean names(PolicyItem item, String word) {
        return item.process().stream().anyMatch(stage -> stage.name().contains(word));
    }
}
