package cn.jince.gateway.world;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps cookies and follows redirects of the public address to where the gateway of the test listens. */
public final class Browser {
    public final Map<String, String> cookies = new ConcurrentHashMap<>();
    public final Map<String, String> rawCookies = new ConcurrentHashMap<>();
    private final Door door;

    public Browser(Door door) {
        this.door = door;
    }

    public HttpResponse<String> signIn() throws Exception {
        String path = "/oauth2/authorization/jince";
        for (int hop = 0; hop < 6; hop++) {
            HttpResponse<String> page = ask(path, _ -> {});
            if (page.statusCode() / 100 != 3) {
                return page;
            }
            URI next = URI.create(page.headers().firstValue("Location").orElseThrow());
            path = next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
            if (path.equals("/")) {
                return page;
            }
        }
        throw new IllegalStateException("the sign-in goes round in circles, at " + path);
    }

    public HttpResponse<String> ask(String path, Consumer<HttpRequest.Builder> with) throws Exception {
        HttpResponse<String> answer = door.ask(path, request -> {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            with.accept(request);
        });
        for (String set : answer.headers().allValues("Set-Cookie")) {
            for (HttpCookie cookie : HttpCookie.parse(set)) {
                rawCookies.put(cookie.getName(), set);
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
        }
        return answer;
    }
}
