package cn.jince.adapters.files;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Pass;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.collection.Source;
import cn.jince.adapters.collection.Threads;
import cn.jince.adapters.descriptor.Collecting;
import cn.jince.adapters.descriptor.Collecting.Files;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.api.reply.Reply.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Files of a folder, each delivery once: found whole, fetched to our disk, verified by size and digest, read as a
 * stream from where a crash left it, and never again under this or another name.
 */
public final class FileSource implements Source {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    private static final String OK = ".ok";
    private static final String MD5 = ".md5";
    private final Folder folder;
    private final Ledger ledger;
    private final Files files;
    private final Duration total;
    private final int page;
    private final Pattern pattern;
    private final Charset charset;

    public static FileSource of(
            SystemDescriptor system, Capability capability, Environment environment, DatabaseClient ours) {
        return new FileSource(folder(system, capability, environment), new R2dbcLedger(ours), system, capability);
    }

    /** For the conformance kit: with a ledger that is forgotten. */
    public static FileSource trial(Folder folder, SystemDescriptor system, Capability capability) {
        return new FileSource(folder, new RememberedLedger(), system, capability);
    }

    /** The folder at their end. */
    public static Folder folder(SystemDescriptor system, Capability capability, Environment environment) {
        Files files = Objects.requireNonNull(
                Objects.requireNonNull(capability.collection()).files());
        String password = environment.getRequiredProperty(system.signing().secret());
        return system.protocol() == SystemDescriptor.Protocol.FTP
                ? new FtpFolder(system, capability, files, password)
                : new SftpFolder(system, capability, files, password);
    }

    private FileSource(Folder folder, Ledger ledger, SystemDescriptor system, Capability capability) {
        Collecting settings = Objects.requireNonNull(capability.collection());
        this.files = Objects.requireNonNull(settings.files());
        this.folder = folder;
        this.ledger = ledger;
        this.total = capability.timeouts().total();
        this.page = settings.page();
        this.pattern = Pattern.compile(files.pattern());
        this.charset = Letters.charset(system.charset());
    }

    @Override
    public Flux<? extends Page> pages(Pass pass) {
        return limited(Threads.call(folder::list)).flatMapMany(found -> {
            Set<String> names = found.stream().map(Found::name).collect(Collectors.toSet());
            return Flux.fromIterable(found)
                    .filter(each -> pattern.matcher(each.name()).matches()
                            && !each.name().endsWith(OK)
                            && !each.name().endsWith(MD5))
                    .sort(Comparator.comparing(Found::modified).thenComparing(Found::name))
                    .concatMap(each -> ledger.look(pass, each), 1)
                    .filter(entry -> entry.open() && whole(entry, names, pass))
                    .concatMap(entry -> file(pass, entry), 0);
        });
    }

    private boolean whole(Entry entry, Set<String> names, Pass pass) {
        return switch (files.whole()) {
            case OK_MARKER -> names.contains(entry.file().name() + OK);
            case MD5_MARKER -> names.contains(entry.file().name() + MD5);
            case STABLE ->
                !entry.seen().plus(Objects.requireNonNull(files.stableFor())).isAfter(pass.started());
        };
    }

    private Flux<Page> file(Pass pass, Entry entry) {
        if (entry.file().size() > files.mostBytes()) {
            return aside(pass, entry, "", "TOO_LARGE");
        }
        return limited(Threads.open(() -> folder.fetch(entry.file())))
                .flatMapMany(staged -> Flux.usingWhen(
                        Mono.just(staged),
                        each -> verified(pass, entry, each),
                        each -> Mono.fromRunnable(each::close).subscribeOn(Threads.virtual())));
    }

    private Flux<Page> verified(Pass pass, Entry entry, Staged staged) {
        if (staged.size() != entry.file().size()) {
            // it grew while it was fetched: another time
            return Flux.empty();
        }
        return right(entry, staged).flatMapMany(right -> {
            if (!right) {
                return aside(pass, entry, staged.sm3(), "MD5_MISMATCH");
            }
            LocalDate day = day(entry, pass);
            if (!pass.keeps()) {
                return rows(entry, staged, day, 0);
            }
            return ledger.taken(pass, entry, staged.sm3())
                    .flatMapMany(taken -> taken
                            ? ledger.close(entry, "DUPLICATE", staged.sm3(), null)
                                    .thenMany(Flux.empty())
                            : ledger.begin(entry, staged.sm3()).flatMapMany(from -> rows(entry, staged, day, from)));
        });
    }

    /** However slowly they drip: after the total limit the session is broken off. */
    private <T> Mono<T> limited(Mono<T> work) {
        return work.timeout(total, Mono.error(() -> CallFailed.because(Reason.TIMEOUT, "not done within " + total)));
    }

    private Mono<Boolean> right(Entry entry, Staged staged) {
        return files.whole() == Collecting.Whole.MD5_MARKER
                ? limited(Threads.call(() -> folder.marker(entry.file().name() + MD5)
                        .toLowerCase(Locale.ROOT)
                        .startsWith(staged.md5())))
                : Mono.just(true);
    }

    private Flux<Page> aside(Pass pass, Entry entry, String sm3, String reason) {
        return pass.keeps() ? ledger.close(entry, "QUARANTINED", sm3, reason).thenMany(Flux.empty()) : Flux.empty();
    }

    /** The day of the file; a clock of theirs that is ahead does not make it tomorrow. */
    private static LocalDate day(Entry entry, Pass pass) {
        LocalDate theirs = LocalDate.ofInstant(entry.file().modified(), SHANXI);
        LocalDate today = pass.wallTime().toLocalDate();
        return theirs.isAfter(today) ? today : theirs;
    }

    private Flux<Page> rows(Entry entry, Staged staged, LocalDate day, long from) {
        return Flux.<Page, RowReader>generate(
                        () -> {
                            RowReader reader = RowReader.open(
                                    staged,
                                    files.format(),
                                    charset,
                                    entry.file().name(),
                                    day);
                            reader.skip(from);
                            return reader;
                        },
                        (reader, sink) -> {
                            FilePage next = next(entry, reader);
                            sink.next(next);
                            if (!next.state().equals("READING")) {
                                sink.complete();
                            }
                            return reader;
                        },
                        FileSource::close)
                .subscribeOn(Threads.virtual());
    }

    private FilePage next(Entry entry, RowReader reader) {
        try {
            List<Row> rows = reader.next(page);
            return new FilePage(ledger, entry, rows, rows.size() < page ? "DONE" : "READING");
        } catch (RuntimeException e) {
            // what was kept stays; the rest of the file has no rows any more
            Row.Damaged rest = new Row.Damaged(entry.file().name(), "NOT_READABLE", "文件从此处起无法解析");
            return new FilePage(ledger, entry, List.of(rest), "QUARANTINED");
        }
    }

    private static void close(RowReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
