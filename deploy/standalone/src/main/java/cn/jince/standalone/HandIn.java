package cn.jince.standalone;

import cn.jince.api.adapters.ConnectorViews.BadgeForm;
import cn.jince.standalone.story.Answer;
import cn.jince.standalone.story.Browser;
import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Phone;
import cn.jince.standalone.story.Player;
import cn.jince.standalone.story.StoryBroke;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands badges in at a running platform, through its gateway and in an operator's name: with the token in
 * {@code JINCE_OPERATOR_TOKEN}, or signed in with login, password and second factor from the environment. Without them
 * the demonstration's operator does it.
 */
final class HandIn {
    private static final String TOKEN = "JINCE_OPERATOR_TOKEN";
    private static final String LOGIN = "JINCE_OPERATOR_LOGIN";
    private static final String PASSWORD = "JINCE_OPERATOR_PASSWORD";
    private static final String CODE = "JINCE_OPERATOR_CODE";
    static final Set<String> SETTINGS = Set.of(TOKEN, LOGIN, PASSWORD, CODE);

    private final Player operator;

    private HandIn(Player operator) {
        this.operator = operator;
    }

    /** Signs in before the kit runs: who may not hand in learns it now and not after minutes. */
    static HandIn at(String gateway, Map<String, String> settings) {
        URI uri = URI.create(gateway);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
            throw new BadSetting("--post is '" + gateway + "' (expected: the gateway's http or https URL)");
        }
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        try {
            String token = settings.get(TOKEN);
            return new HandIn(
                    token == null
                            ? new Browser(http, uri)
                                    .signIn(
                                            settings.getOrDefault(LOGIN, "operator"),
                                            settings.getOrDefault(PASSWORD, Cast.PASSWORD),
                                            settings.getOrDefault(CODE, Cast.SECOND_FACTOR))
                            : new Phone(http, uri).withToken(token));
        } catch (StoryBroke e) {
            throw new BadSetting("--post: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new BadSetting("--post: nobody answers at " + gateway);
        }
    }

    /** True where every one was taken; each says what became of it. */
    boolean all(String system, List<BadgeForm> badges, PrintStream out) {
        boolean taken = true;
        for (BadgeForm badge : badges) {
            Answer answer = operator.post("/api/w/desk/connectors/" + system + "/badges", badge);
            boolean one = answer.status() / 100 == 2;
            out.println(
                    one
                            ? "HANDED IN: " + badge.capability() + ", in force until " + badge.expiresAt()
                            : "NOT TAKEN: " + badge.capability() + ": " + answer.status() + " "
                                    + answer.body().path("code").asString("") + " "
                                    + answer.body().path("detail").asString(""));
            taken &= one;
        }
        return taken;
    }
}
