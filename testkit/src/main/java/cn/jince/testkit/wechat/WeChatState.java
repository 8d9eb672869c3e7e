package cn.jince.testkit.wechat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the fake remembers. Every method holds the one lock, so that counts are exact under parallel sends. */
final class WeChatState {
    private final Map<String, MessageTemplate> templates = new HashMap<>();
    private final Map<String, Integer> consents = new HashMap<>();
    private final Set<String> usedCodes = new HashSet<>();
    private final List<SentMessage> sent = new ArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private int tokens = 1;
    private boolean tokenExpired;

    synchronized void template(MessageTemplate template) {
        templates.put(template.id(), template);
    }

    synchronized void grant(String openId, String template, int count) {
        consents.merge(openId + " " + template, count, Integer::sum);
    }

    synchronized void revoke(String openId, String template) {
        consents.remove(openId + " " + template);
    }

    synchronized int consents(String openId, String template) {
        return consents.getOrDefault(openId + " " + template, 0);
    }

    synchronized void failNext(int errcode, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(errcode);
        }
    }

    synchronized void expireToken() {
        tokenExpired = true;
    }

    synchronized String token(boolean forceRefresh) {
        if (tokenExpired || forceRefresh) {
            tokens++;
            tokenExpired = false;
        }
        return currentToken();
    }

    synchronized int tokensIssued() {
        return tokens;
    }

    synchronized List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    /** A code signs in once: {@code code-<openid>-<anything without a dash>}. */
    synchronized Map<String, Object> signIn(String code) {
        int end = code.lastIndexOf('-');
        if (!code.startsWith("code-") || end <= 5) {
            return error(40029, "invalid code");
        }
        String openId = code.substring(5, end);
        switch (openId) {
            case "risk":
                return error(40226, "code blocked");
            case "often":
                return error(45011, "api minute-quota reach limit, please try again later");
            case "busy":
                return error(-1, "system error");
            default:
                break;
        }
        if (!usedCodes.add(code)) {
            return error(40163, "code been used");
        }
        return Map.of("openid", openId, "session_key", "c2Vzc2lvbi1rZXktMTYtYg==");
    }

    synchronized Map<String, Object> send(@Nullable String token, SentMessage message) {
        Integer failure = failures.poll();
        if (failure != null) {
            return error(failure, "as told by the test");
        }
        if (token == null || !token.equals(currentToken())) {
            return error(40001, "invalid credential, access_token is invalid or not latest");
        }
        if (tokenExpired) {
            return error(42001, "access_token expired");
        }
        MessageTemplate template = templates.get(message.template());
        if (!message.openId().startsWith("o")) {
            return error(40003, "invalid openid");
        }
        if (template == null) {
            return error(40037, "invalid template_id");
        }
        String page = message.page();
        if (page != null && !page.startsWith("pages/")) {
            return error(41030, "invalid page");
        }
        String invalid = template.firstInvalid(message.data());
        if (invalid != null) {
            return error(47003, "argument invalid! data." + invalid + ".value invalid");
        }
        if (consents(message.openId(), message.template()) < 1) {
            return error(43101, "user refuse to accept the msg");
        }
        grant(message.openId(), message.template(), -1);
        sent.add(message);
        Map<String, Object> ok = error(0, "ok");
        ok.put("msgid", sent.size());
        return ok;
    }

    static Map<String, Object> error(int code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errcode", code);
        error.put("errmsg", message);
        return error;
    }

    private String currentToken() {
        // Real tokens run to 512 characters; a short one would let a narrow column pass.
        return "wx-token-" + tokens + "-" + "x".repeat(480);
    }
}
