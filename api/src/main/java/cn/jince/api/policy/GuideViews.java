package cn.jince.api.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 兑现指南 on the wire. */
public final class GuideViews {

    /**
     * The guide of one version of an item; a claim made under that version goes by it.
     *
     * @param state as of the item's summary
     * @param printedOn the day it was made out
     */
    public record GuideView(
            String itemId,
            int version,
            String name,
            String divisionName,
            String authority,
            String state,
            LocalDate printedOn,
            List<GuideSection> sections) {}

    /**
     * @param key BASIS WHO AWARD HOW MATERIALS PROCESS TIME_LIMIT NOTICE VALIDITY CONTACT
     * @param lines as published; 未公布 where the source says nothing, which is never "not needed"
     * @param note why it says nothing, where the drafter gave a reason
     */
    public record GuideSection(
            String key,
            String title,
            List<String> lines,
            boolean published,
            @Nullable String note) {}

    private GuideViews() {}
}
