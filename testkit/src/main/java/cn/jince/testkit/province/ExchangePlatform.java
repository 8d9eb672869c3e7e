package cn.jince.testkit.province;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 省数据共享交换平台 after DB14/T 1933, as far as it is public: a requester asks for a service of the catalogue. {@code GET
 * /gxpt/key} hands out the service's key, encrypted with SM4, for ten minutes; {@code GET /gxpt/service} wants an
 * HMAC-SM3 with that key over requester, service, time and nonce. The department's own answer stands inside.
 */
public final class ExchangePlatform extends Counterpart implements Distrust {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final String REQUESTER = "140000-JINCE";
    private static final String SECRET = "exchange-secret-for-development";
    private static final String SM4 = "0123456789abcdeffedcba9876543210";
    /** What the catalogue holds; the last is there but not granted to us. */
    private static final Set<String> CATALOGUE = Set.of("140000-SCJG-0001", "140000-SWJ-0002", "140000-GAT-0009");

    private final World world;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final AtomicInteger handedOut = new AtomicInteger();
    private volatile Duration skew = Duration.ZERO;
    private volatile boolean everyNonceSeen;

    ExchangePlatform(int port, World world) {
        super("exchange", port, Duration.ZERO);
        this.world = world;
    }

    /** One on its own, on a free port. */
    public static ExchangePlatform alone() {
        ExchangePlatform platform = new ExchangePlatform(0, new World());
        Answer.ready();
        platform.start();
        return platform;
    }

    @Override
    Distrust distrust() {
        return this;
    }

    @Override
    public void doubt(Duration clockAhead, boolean allNonces) {
        skew = clockAhead;
        everyNonceSeen = allNonces;
    }

    @Override
    public String protocol() {
        return "exchange platform (HMAC-SM3)";
    }

    /** Service keys handed out so far. */
    public int keysHandedOut() {
        return handedOut.get();
    }

    /** All service keys are void from now on. */
    public void revokeKeys() {
        keys.clear();
    }

    @Override
    Answer answer(Request request) {
        String service = request.header("gx-service");
        boolean forKey = request.path().equals("/gxpt/key");
        if (!forKey && !request.path().equals("/gxpt/service")) {
            return new Answer(404, "text/plain", "no such interface");
        }
        byte[] key = forKey ? SECRET.getBytes(StandardCharsets.UTF_8) : keys.get(service);
        if (key == null) {
            return said("40103", "服务密钥已失效", null);
        }
        String complaint = complaint(request, service, key);
        if (complaint != null) {
            return said(complaint, "验签失败", null);
        }
        if (!CATALOGUE.contains(service)) {
            return said("40400", "资源目录无此服务", null);
        }
        if (service.equals("140000-GAT-0009")) {
            return said("40301", "该服务未授权", null);
        }
        return forKey ? key(service) : of(service, request.parameter("tyshxydm"));
    }

    private @Nullable String complaint(Request request, String service, byte[] key) {
        String text = REQUESTER + service + request.header("gx-time") + request.header("gx-nonce");
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSM3", PROVIDER);
            mac.init(new SecretKeySpec(key, "HmacSM3"));
            String ours = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            if (!ours.equals(request.header("gx-sign"))
                    || !request.header("gx-requester").equals(REQUESTER)) {
                return "40101";
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        long apart = Math.abs(Instant.now().plus(skew).toEpochMilli() - Long.parseLong(request.header("gx-time")));
        if (apart > 300_000) {
            return "40102";
        }
        return !everyNonceSeen && nonces.add(request.header("gx-nonce")) ? null : "40104";
    }

    private Answer key(String service) {
        byte[] key = new byte[16];
        random.nextBytes(key);
        keys.put(service, key);
        handedOut.incrementAndGet();
        try {
            Cipher cipher = Cipher.getInstance("SM4/ECB/PKCS5Padding", PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(HexFormat.of().parseHex(SM4), "SM4"));
            return said(
                    "20000",
                    "成功",
                    JSON.createObjectNode()
                            .put("serviceKey", Base64.getEncoder().encodeToString(cipher.doFinal(key)))
                            .put("expiresIn", 600));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer of(String service, String creditCode) {
        switch (creditCode) {
            case "91149999MAMAGIC429" -> {
                return said("42900", "超出流量控制", null);
            }
            case "91149999MAMAGIC503" -> {
                return said("50300", "提供方服务时间外", null);
            }
            case "91149999MAMAGIC777" -> {
                return said("77777", "未公布", null);
            }
            case "91149999MAMAGIC500" -> {
                return said("20000", "成功", provider("9999", null));
            }
            default -> {}
        }
        JsonNode facts = world.facts(creditCode, service.contains("SWJ") ? "sx.tax" : "sx.samr");
        if (facts == null) {
            return said("20000", "成功", provider("1004", null));
        }
        ObjectNode data =
                JSON.createObjectNode().put("qymc", world.name(creditCode)).put("sjrq", world.asOf());
        return said("20000", "成功", provider("0000", data));
    }

    private static ObjectNode provider(String code, @Nullable JsonNode data) {
        ObjectNode answer = JSON.createObjectNode().put("code", code);
        answer.set("data", data);
        return answer;
    }

    private static Answer said(String code, String message, @Nullable JsonNode data) {
        ObjectNode body = JSON.createObjectNode().put("returnCode", code).put("returnMsg", message);
        body.set("data", data);
        return Answer.json(JSON.writeValueAsString(body));
    }

    @Override
    Answer errorInside() {
        return said("50000", "平台异常", null);
    }
}
