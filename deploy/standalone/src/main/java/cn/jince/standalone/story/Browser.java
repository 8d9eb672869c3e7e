package cn.jince.standalone.story;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser: keeps cookies, follows redirects, fills the sign-in forms it is shown. Cookies are kept by hand because
 * Java's own jar does not send a {@code Secure} cookie to localhost, as browsers do.
 */
public final class Browser extends Player {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTION = Pattern.compile("<form\\b[^>]*action=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(HttpClient http, URI gateway) {
        super(http, gateway);
    }

    /** Signs in through the real form: gateway → identity with PKCE → form → back with a session cookie. */
    public Browser signIn(String login, String password, String secondFactor) {
        cookies.clear();
        Map<String, String> known = Map.of(
                "username", login,
                "login", login,
                "password", password,
                "secondFactor", secondFactor,
                "second_factor", secondFactor,
                "code", secondFactor);
        Page page = follow("/oauth2/authorization/jince");
        for (int forms = 0; page.answer().text().contains("<form") && forms < 3; forms++) {
            page = submit(page, known);
        }
        if (page.answer().text().contains("type=\"password\"")) {
            throw new StoryBroke("sign-in of " + login + " did not get past the form");
        }
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private Page follow(String path) {
        String at = path;
        for (int hops = 0; hops < 12; hops++) {
            Answer answer = send(request("GET", at, BodyPublishers.noBody(), null, "Accept", "text/html"));
            if (answer.status() / 100 != 3) {
                return new Page(at(at), answer);
            }
            at = next(at(at), answer);
        }
        throw new StoryBroke("sign-in goes round in circles at " + at);
    }

    private Page submit(Page page, Map<String, String> known) {
        Matcher action = ACTION.matcher(page.answer().text());
        URI target = page.at().resolve(action.find() ? unescaped(action.group(1)) : "");
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(page.answer().text());
        while (inputs.find()) {
            String name = attribute(inputs.group(), "name");
            if (!name.isEmpty()) {
                fields.put(name, known.getOrDefault(name, unescaped(attribute(inputs.group(), "value"))));
            }
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Answer answer = send(request(
                "POST",
                target.toString(),
                BodyPublishers.ofString(body),
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html"));
        return answer.status() / 100 == 3 ? follow(next(target, answer)) : new Page(target, answer);
    }

    private static String next(URI from, Answer answer) {
        return from.resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    private static String attribute(String tag, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String unescaped(String html) {
        return html.replace("&amp;", "&").replace("&#43;", "+").replace("&quot;", "\"");
    }

    @Override
    void identify(HttpRequest.Builder request, String method) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!method.equals("GET")) {
            request.header("Origin", origin());
            request.header("X-Jince", "1");
        }
    }

    @Override
    void remember(HttpResponse<?> response) {
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            String value = pair.substring(equals + 1);
            if (value.isEmpty() || cookie.contains("Max-Age=0")) {
                cookies.remove(pair.substring(0, equals));
            } else {
                cookies.put(pair.substring(0, equals), value);
            }
        }
    }

    private record Page(URI at, Answer answer) {}
}
