package cn.jince.testkit.province;

import cn.jince.testkit.files.FakeFileDrop;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * 地方金融: puts a file of listed enterprises on an SFTP server every day, {@code 上市挂牌企业_yyyyMMdd.csv} in GB18030 with its
 * MD5 beside it; file names are GBK on the wire.
 */
public final class FinanceFiles extends Wired {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private final World world;
    private @Nullable FakeFileDrop drop;

    FinanceFiles(int port, World world) {
        super("finance", port);
        this.world = world;
    }

    @Override
    int serve() {
        FakeFileDrop fresh = FakeFileDrop.start(0, Charset.forName("GBK"));
        drop = fresh;
        put(LocalDate.parse(world.asOf()), rows());
        return fresh.ownPort();
    }

    private List<String> rows() {
        return world.codes().stream()
                .sorted()
                .filter(code -> world.facts(code, "sx.finance") != null)
                .map(this::row)
                .toList();
    }

    private String row(String creditCode) {
        JsonNode facts = world.facts(creditCode, "sx.finance");
        return String.join(
                ",",
                creditCode,
                "\"" + world.name(creditCode) + "\"",
                facts == null ? "" : facts.path("listing_market").asString(""),
                facts == null ? "" : facts.path("listing_stage").asString(""),
                world.asOf());
    }

    /** The file of a day with its marker, as an upload leaves it. @param rows without header */
    public void put(LocalDate day, List<String> rows) {
        byte[] content = ("xydm,qymc,ssbk,ssjd,sjrq\r\n" + String.join("\r\n", rows) + "\r\n").getBytes(GB18030);
        put("上市挂牌企业_" + day.toString().replace("-", "") + ".csv", content, day);
    }

    /** Any file, with its right marker. */
    public void put(String name, byte[] content, LocalDate day) {
        Instant modified = day.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.ofHours(8));
        drop().put(name, content, modified);
        drop().put(name + ".md5", md5(content).getBytes(StandardCharsets.US_ASCII), modified);
    }

    /** The folder itself, for what goes wrong in it. */
    public FakeFileDrop drop() {
        if (drop == null) {
            throw new IllegalStateException("the file drop was not started");
        }
        return drop;
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void end() {
        drop().close();
        drop = null;
    }

    @Override
    public String protocol() {
        return "SFTP, files in GB18030";
    }

    @Override
    public String url() {
        return "sftp://localhost:" + port();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "jince.systems.finance.url", url(),
                "jince.systems.finance.host-key", drop().fingerprint(),
                "jince.systems.finance.secret", FakeFileDrop.PASSWORD);
    }
}
