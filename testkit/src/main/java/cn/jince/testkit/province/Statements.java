package cn.jince.testkit.province;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A day's statement as counterparts write it: count, sum, SM3 over {@code key,fen\n} sorted by key, and the lines. */
final class Statements {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    record Line(String key, long amountFen) {}

    static boolean isOn(Instant at, String day) {
        return LocalDate.ofInstant(at, SHANGHAI).toString().equals(day);
    }

    static ObjectNode of(JsonMapper json, String day, List<Line> lines) {
        List<Line> sorted =
                lines.stream().sorted(Comparator.comparing(Line::key)).toList();
        StringBuilder text = new StringBuilder();
        ObjectNode statement = json.createObjectNode()
                .put("rq", day)
                .put("bs", sorted.size())
                .put("hjFen", sorted.stream().mapToLong(Line::amountFen).sum());
        ArrayNode rows = statement.putArray("mx");
        for (Line line : sorted) {
            text.append(line.key()).append(',').append(line.amountFen()).append('\n');
            rows.addObject().put("zlh", line.key()).put("jeFen", line.amountFen());
        }
        return statement.put("zy", sm3(text.toString()));
    }

    private static String sm3(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        SM3Digest digest = new SM3Digest();
        digest.update(data, 0, data.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    private Statements() {}
}
