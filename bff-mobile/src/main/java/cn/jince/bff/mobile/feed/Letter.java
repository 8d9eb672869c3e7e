package cn.jince.bff.mobile.feed;

import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.delivery.LetterClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 通知. What the members of one enterprise shall be told.
 *
 * @param dedupKey a person gets it once, by whichever enterprise it comes
 * @param reach how far it goes beyond the inbox
 */
record Letter(
        String creditCode,
        String dedupKey,
        String kind,
        LetterClass letterClass,
        String title,
        String body,
        String page,
        @Nullable String itemId,
        @Nullable String claimId,
        Reach reach,
        ConsentTemplate template,
        Map<String, String> data) {

    /** WECHAT spends a consent if there is one, APP goes to the phone's app only, INBOX nowhere else. */
    enum Reach {
        INBOX,
        APP,
        WECHAT
    }
}
