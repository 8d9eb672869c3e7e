package cn.jince.adapters.intake.row;

import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the rows of one upload as they come. One upload, one reader. */
public final class RowReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int KEPT = 4000;
    private final Kind kind;
    private final Sender sender;
    private final Format format;
    private final RowCheck check;
    private final CharsetDecoder decoder;
    private byte[] header = new byte[0];
    private @Nullable CsvColumns columns;

    public RowReader(Kind kind, Sender sender, Format format, Clock clock) {
        this.kind = kind;
        this.sender = sender;
        this.format = format;
        this.check = new RowCheck(kind, sender, clock);
        this.decoder = format.charset().newDecoder();
    }

    /** Asks for no more than it is asked for; the header of a CSV is no row. */
    public Flux<Row> read(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            RecordSplitter splitter = new RecordSplitter(format.csv(), kind.longestRow());
            return body.concatMapIterable(splitter::split, 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(splitter.end())))
                    .concatMapIterable(raw -> format.csv() ? csv(raw) : List.of(ndjson(raw)), 1);
        });
    }

    private List<Row> csv(RawRow raw) {
        if (raw.number() == 1) {
            header = raw.bytes();
            String text = raw.tooLong() ? null : decode(raw.bytes());
            columns = text == null ? null : CsvColumns.of(text, kind, sender);
            return List.of();
        }
        RawRow row = new RawRow(raw.number() - 1, raw.bytes(), raw.tooLong());
        CsvColumns named = columns;
        return List.of(decoded(row, text -> {
            if (named == null) {
                return new Read(null, new Defect("BAD_HEADER", "", "首行应为不重复的列名。"));
            }
            ObjectNode object = named.read(text);
            return new Read(object, object == null ? new Defect("BAD_CSV", "", "列数与首行不符，或引号不成对。") : null);
        }));
    }

    private Row ndjson(RawRow raw) {
        return decoded(raw, text -> {
            try {
                return JSON.readTree(text) instanceof ObjectNode object
                        ? new Read(object, null)
                        : new Read(null, new Defect("NOT_AN_OBJECT", "", "每行应为一个JSON对象。"));
            } catch (JacksonException e) {
                return new Read(null, new Defect("NOT_JSON", "", "不是有效的JSON。"));
            }
        });
    }

    /** One of the two is there. */
    private record Read(
            @Nullable ObjectNode object, @Nullable Defect defect) {}

    private Row decoded(RawRow raw, java.util.function.Function<String, Read> parse) {
        byte[] hash = raw.hash(header);
        if (raw.tooLong()) {
            Defect defect = new Defect("ROW_TOO_LONG", "", "一行不超过" + kind.longestRow() + "字节。");
            return new Row.Bad(raw.number(), hash, defect, hex(raw.bytes()));
        }
        String text = decode(raw.bytes());
        if (text == null) {
            Defect defect = new Defect("BAD_CHARSET", "", "不是有效的" + format.charset() + "文本。");
            return new Row.Bad(raw.number(), hash, defect, hex(raw.bytes()));
        }
        Read read = parse.apply(text);
        ObjectNode object = read.object();
        Defect defect = object == null ? read.defect() : check.check(object);
        String json = object == null || defect != null ? "" : JSON.writeValueAsString(object);
        defect = defect == null ? RowCheck.storable(json) : defect;
        return defect == null
                ? new Row.Good(raw.number(), hash, json)
                : new Row.Bad(raw.number(), hash, defect, kept(text));
    }

    /** Null where the bytes are no text of that charset; a replacement character would hide that, so it counts too. */
    private @Nullable String decode(byte[] bytes) {
        try {
            String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\uFFFD') >= 0 ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String kept(String text) {
        String whole = text.replace("\u0000", "\\u0000");
        return whole.length() > KEPT ? whole.substring(0, KEPT) : whole;
    }

    private static String hex(byte[] bytes) {
        return "hex:" + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, KEPT / 2));
    }
}
