package cn.jince.platform.policy;

import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 谁制定、谁梳理、谁解读、谁更新: who answers for an item.
 *
 * @param makes the department whose policy it is; the others as the item's officers name them
 * @param ownerId the one officer to whom a stale item returns
 * @param interpretation 解读, public; null where none is written
 * @param reviewOn after that day the item is stale
 */
public record Stewardship(
        String itemId,
        int version,
        String makes,
        String sorts,
        String explains,
        String updates,
        String ownerId,
        String ownerName,
        @Nullable String interpretation,
        @Nullable Instant interpretedAt,
        LocalDate reviewOn) {
    /** Half a year: proposed, see decision 0112. */
    public static final int DAYS = 180;

    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NAME = 200;

    /** @param makes and the others, null leaves what is there; @param reviewOn null counts from today */
    public record Change(
            @Nullable String makes,
            @Nullable String sorts,
            @Nullable String explains,
            @Nullable String updates,
            @Nullable String interpretation,
            @Nullable LocalDate reviewOn) {}

    /** Of an item nobody has taken in hand: its department does everything. */
    static Stewardship unowned(PolicyItem item) {
        String department = item.authority();
        Instant since = item.publishedAt() == null ? Instant.EPOCH : item.publishedAt();
        return new Stewardship(
                item.id(),
                0,
                department,
                department,
                department,
                department,
                "",
                "",
                null,
                null,
                PlatformClock.dayOf(since).plusDays(DAYS));
    }

    public boolean staleOn(LocalDate today) {
        return today.isAfter(reviewOn);
    }

    /** Whoever changes it owns it from then on. */
    Outcome<Stewardship, ItemRefusal> changed(Change change, String officerId, String officerName, Instant now) {
        LocalDate today = PlatformClock.dayOf(now);
        @Nullable
        String text = change.interpretation() == null
                ? interpretation
                : change.interpretation().strip();
        if (text != null && text.length() > LONGEST_TEXT) {
            return Outcome.refused(new ItemRefusal.BadContent("/interpretation", "解读最长 " + LONGEST_TEXT + " 字"));
        }
        LocalDate next = change.reviewOn() == null ? today.plusDays(DAYS) : change.reviewOn();
        if (!next.isAfter(today) || next.isAfter(today.plusYears(2))) {
            return Outcome.refused(new ItemRefusal.BadContent("/reviewOn", "下次核对日期应在今天之后、两年之内"));
        }
        Stewardship changed = new Stewardship(
                itemId,
                version + 1,
                either(change.makes(), makes),
                either(change.sorts(), sorts),
                either(change.explains(), explains),
                either(change.updates(), updates),
                officerId,
                officerName,
                text,
                change.interpretation() == null ? interpretedAt : now,
                next);
        return changed.fits()
                ? Outcome.done(changed)
                : Outcome.refused(new ItemRefusal.BadContent("", "单位名称应为 1 至 " + LONGEST_NAME + " 字"));
    }

    private boolean fits() {
        return java.util.stream.Stream.of(makes, sorts, explains, updates)
                .allMatch(name -> !name.isBlank() && name.length() <= LONGEST_NAME);
    }

    private static String either(@Nullable String given, String before) {
        return given == null ? before : given.strip();
    }
}
