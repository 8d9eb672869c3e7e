package cn.jince.adapters.intake.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** How a batch is written. GBK and GB2312 are read as GB18030, which holds both. */
public record Format(boolean csv, Charset charset) {
    public static final Format NDJSON = new Format(false, StandardCharsets.UTF_8);
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Empty where it is neither NDJSON nor CSV, or in a charset we do not read. */
    public static Optional<Format> of(@Nullable MediaType type) {
        if (type == null) {
            return Optional.empty();
        }
        boolean csv = type.isCompatibleWith(new MediaType("text", "csv"));
        if (!csv && !type.isCompatibleWith(MediaType.APPLICATION_NDJSON)) {
            return Optional.empty();
        }
        String said = type.getParameter("charset");
        return charset(said == null ? "utf-8" : said.replace("\"", "")).map(charset -> new Format(csv, charset));
    }

    private static Optional<Charset> charset(String name) {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "utf-8", "utf8" -> Optional.of(StandardCharsets.UTF_8);
            case "gb18030", "gbk", "gb2312" -> Optional.of(GB18030);
            default -> Optional.empty();
        };
    }
}
