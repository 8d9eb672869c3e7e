package cn.jince.adapters.conformance;

import cn.jince.adapters.files.Folder;
import cn.jince.adapters.files.Found;
import cn.jince.adapters.files.Staged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** Copies of the files a system has put, some of them changed. It counts what is fetched. */
final class CopiedFolder implements Folder {
    private final List<Copy> copies;
    private int fetched;

    /** @param size as the listing says it */
    record Copy(Found found, byte[] content) {

        Copy named(String name) {
            return new Copy(new Found(name, found.size(), found.modified()), content);
        }

        Copy with(byte[] other) {
            return new Copy(new Found(found.name(), other.length, found.modified()), other);
        }
    }

    private CopiedFolder(List<Copy> copies) {
        this.copies = copies;
    }

    static CopiedFolder of(List<Copy> copies) {
        return new CopiedFolder(List.copyOf(copies));
    }

    /** Everything whose name counts and is not larger than what is read, with its markers. */
    static CopiedFolder copy(Folder real, String pattern, long most) {
        List<Copy> copies = new ArrayList<>();
        for (Found each : real.list()) {
            String plain = each.name().replaceAll("\\.(ok|md5)$", "");
            if (plain.matches(pattern) && each.size() <= most) {
                copies.add(new Copy(each, content(real, each)));
            }
        }
        return of(copies);
    }

    private static byte[] content(Folder real, Found file) {
        try (Staged staged = real.fetch(file)) {
            return Files.readAllBytes(staged.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Copy> data() {
        return copies.stream().filter(each -> !marker(each)).toList();
    }

    /** Each data file changed; markers stay as they are. */
    CopiedFolder each(UnaryOperator<Copy> change) {
        return of(copies.stream()
                .map(each -> marker(each) ? each : change.apply(each))
                .toList());
    }

    /** The same with markers that are right again. */
    CopiedFolder remarked() {
        List<Copy> all = new ArrayList<>(data());
        for (Copy each : data()) {
            byte[] md5 = md5(each.content()).getBytes(StandardCharsets.US_ASCII);
            all.add(each.with(md5).named(each.found().name() + ".md5"));
            all.add(each.with(new byte[0]).named(each.found().name() + ".ok"));
        }
        return of(all);
    }

    CopiedFolder unmarked() {
        return of(data());
    }

    private static boolean marker(Copy copy) {
        return copy.found().name().matches(".*\\.(ok|md5)");
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("MD5").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int fetched() {
        return fetched;
    }

    @Override
    public List<Found> list() {
        return copies.stream().map(Copy::found).toList();
    }

    @Override
    public Staged fetch(Found file) {
        fetched++;
        try {
            return Staged.fetch(new ByteArrayInputStream(find(file.name())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String marker(String name) {
        return new String(find(name), StandardCharsets.ISO_8859_1).strip();
    }

    private byte[] find(String name) {
        return copies.stream()
                .filter(each -> each.found().name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
