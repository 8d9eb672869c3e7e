package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.consent.ConsentTemplate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that shall reach a phone.
 *
 * @param template null where it is not worth one of the person's consents
 * @param data fields of the template, within its limits
 */
public record NewDelivery(
        UUID id,
        String personId,
        String dedupKey,
        LetterClass letterClass,
        String title,
        String body,
        String page,
        @Nullable ConsentTemplate template,
        @Nullable String openId,
        Map<String, String> data) {}
