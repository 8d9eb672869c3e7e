package cn.jince.standalone.story;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who plays. Everybody signs in once, as a real user would; the demo world's passwords are public. */
public final class Cast {
    public static final String PASSWORD = "jince-demo";
    public static final String SECOND_FACTOR = "000000";
    /** 忻州云中重型装备有限公司. */
    public static final String ENTERPRISE = "91140902MAJC00010Q";

    private static final AtomicInteger CODES = new AtomicInteger();

    private final World world;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final Map<String, Phone> phones = new ConcurrentHashMap<>();

    public Cast(World world) {
        this.world = world;
    }

    /** An officer, or a person on the web, with a session cookie. */
    public Browser web(String login) {
        return browsers.computeIfAbsent(
                login, name -> new Browser(http, world.gateway()).signIn(name, PASSWORD, SECOND_FACTOR));
    }

    /** A person in the mini-program. */
    public Phone miniProgram(String openId) {
        return phones.computeIfAbsent(openId, this::signIn);
    }

    public Phone nobody() {
        return new Phone(http, world.gateway());
    }

    private Phone signIn(String openId) {
        String code = "code-" + openId + "-" + System.nanoTime() + CODES.incrementAndGet();
        return new Phone(http, world.gateway()).signInWithWeChat(code);
    }
}
