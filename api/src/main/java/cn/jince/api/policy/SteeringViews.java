package cn.jince.api.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Records of what happens to an item after its text is settled. */
public final class SteeringViews {

    /** @param opensOn first day, of an approved version; @param closesOn last day, inclusive */
    public record ScheduleForm(
            @Nullable LocalDate opensOn, @Nullable LocalDate closesOn, boolean silent) {}

    /** @param reason read by the public */
    public record SteerForm(@Nullable String reason) {}

    public record RecheckForm(boolean pass, @Nullable String reason) {}

    /** @param into id of the item that stays */
    public record MergeForm(@Nullable String into, @Nullable String reason) {}

    /**
     * An item that looks like another. @param why SAME_NAME SAME_DOCUMENT ALIKE; @param percent of the names in common
     */
    public record LikenessView(
            String itemId, String name, String divisionName, String authority, String why, int percent) {}

    /** One line of an item's history, for officers. */
    public record DecisionView(int version, String verb, String by, Instant at, String reason) {}

    /** An item that rests, for everybody. @param state SUSPENDED PENDING_RECHECK */
    public record RestingView(
            String itemId,
            String name,
            String divisionCode,
            String divisionName,
            String authority,
            String state,
            String reason,
            Instant since) {}

    /**
     * 谁制定、谁梳理、谁解读、谁更新.
     *
     * @param version 0 where nobody has taken the item in hand
     * @param ownerName empty where nobody owns it
     * @param interpretation 解读; null where none is written
     * @param reviewOn after that day the item is stale
     */
    public record StewardshipView(
            String itemId,
            int version,
            String makes,
            String sorts,
            String explains,
            String updates,
            String ownerName,
            @Nullable String interpretation,
            @Nullable Instant interpretedAt,
            LocalDate reviewOn,
            boolean stale) {}

    /** What is left out stays; {@code reviewOn} left out is half a year from today. Who changes it owns the item. */
    public record StewardshipForm(
            @Nullable String makes,
            @Nullable String sorts,
            @Nullable String explains,
            @Nullable String updates,
            @Nullable String interpretation,
            @Nullable LocalDate reviewOn) {}

    /** @param reviewOn null where nobody ever took it in hand */
    public record StaleItemView(
            String itemId,
            String name,
            String divisionCode,
            String authority,
            String ownerName,
            @Nullable LocalDate reviewOn) {}

    private SteeringViews() {}
}
