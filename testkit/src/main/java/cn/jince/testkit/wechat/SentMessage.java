package cn.jince.testkit.wechat;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subscribe message that reached a phone. @param data field name to value, as the template shows it */
public record SentMessage(
        String openId, String template, @Nullable String page, Map<String, String> data) {}
