package cn.jince.bff.mobile.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event means for us.
 *
 * @param about the item's version the letters tell of; they are dropped where it was published silently
 * @param silenced an item's version that was published silently
 */
record Reading(
        List<Letter> letters,
        @Nullable ItemVersion about,
        @Nullable ItemVersion silenced) {
    static final Reading NOTHING = new Reading(List.of(), null, null);

    static Reading of(List<Letter> letters) {
        return new Reading(letters, null, null);
    }

    record ItemVersion(String itemId, int version) {}
}
