package cn.jince.adapters.conformance;

import cn.jince.adapters.collection.Source;
import cn.jince.adapters.collection.Threads;
import cn.jince.adapters.collection.Trial;
import cn.jince.adapters.descriptor.Collecting.Files;
import cn.jince.adapters.descriptor.Collecting.Whole;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.files.FileSource;
import cn.jince.adapters.files.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A file drop. */
record FileDelivery(SystemDescriptor system, Capability capability, Environment environment) implements Delivery {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");

    @Override
    public Source real() {
        return FileSource.trial(FileSource.folder(system, capability, environment), system, capability);
    }

    /** One for the list; a file and its marker. */
    @Override
    public Mono<Integer> mostWires() {
        return Threads.call(() ->
                1 + FileSource.folder(system, capability, environment).list().size());
    }

    private Files files() {
        return Objects.requireNonNull(
                Objects.requireNonNull(capability.collection()).files());
    }

    @Override
    public Flux<Finding> contents(CollectionSuite.Stall stall, Trial usual) {
        return Threads.call(() -> CopiedFolder.copy(
                        FileSource.folder(system, capability, environment), files().pattern(), files().mostBytes()))
                .flatMapMany(copy -> Flux.concat(
                        half(stall, copy),
                        early(stall, copy),
                        letters(stall, usual, copy),
                        twice(stall, usual, copy),
                        huge(stall, copy),
                        theirClock(stall, usual, copy),
                        columns(stall, copy)));
    }

    private Mono<Trial> read(CollectionSuite.Stall stall, CopiedFolder folder) {
        return read(stall, FileSource.trial(folder, system, capability));
    }

    private Mono<Trial> read(CollectionSuite.Stall stall, Source source) {
        return Trial.run(capability, source, stall.target().clock().instant(), true, stall.longest());
    }

    /** The list says how long it is; what came is shorter. */
    private Mono<Finding> half(CollectionSuite.Stall stall, CopiedFolder copy) {
        CopiedFolder half = copy.each(each ->
                new CopiedFolder.Copy(each.found(), Arrays.copyOf(each.content(), each.content().length / 2)));
        return read(stall, half)
                .map(trial -> Finding.judged(
                        "faults.half",
                        "只传来一半的文件整体不采信",
                        trial.rows().isEmpty() && trial.refused().isEmpty(),
                        trial.rows().size() + " 行被采信"));
    }

    private Mono<Finding> early(CollectionSuite.Stall stall, CopiedFolder copy) {
        String check = "没有标记的文件不读取";
        return files().whole() == Whole.STABLE
                ? Mono.just(Finding.notApplicable("faults.early", check, "不用标记，以大小和时间稳定为准"))
                : read(stall, copy.unmarked())
                        .map(trial -> Finding.judged(
                                "faults.early",
                                check,
                                trial.rows().isEmpty() && trial.refused().isEmpty(),
                                trial.rows().size() + " 行被采信"));
    }

    private Mono<Finding> letters(CollectionSuite.Stall stall, Trial usual, CopiedFolder copy) {
        CopiedFolder damaged = copy.each(each -> {
                    byte[] content = each.content().clone();
                    // before the last end of a row: within its last field
                    for (int i = content.length - 3; i > content.length / 2; i--) {
                        if (content[i] > ' ') {
                            content[i] = (byte) 0xFF;
                            break;
                        }
                    }
                    return each.with(content);
                })
                .remarked();
        return read(stall, damaged)
                .map(trial -> Finding.judged(
                        "faults.charset",
                        "含不属于所称字符集的字节的行被隔离，其余照收",
                        usual.rows().containsAll(trial.rows())
                                && !trial.refused().isEmpty()
                                && trial.rows().stream().noneMatch(each -> each.indexOf('\uFFFD') >= 0),
                        trial.rows().size() + " 行被采信，" + trial.refused().size() + " 行被隔离"));
    }

    private Mono<Finding> twice(CollectionSuite.Stall stall, Trial usual, CopiedFolder copy) {
        List<CopiedFolder.Copy> all = new ArrayList<>(copy.data());
        copy.data().forEach(each -> all.add(each.named(again(each.found().name()))));
        Source source = FileSource.trial(CopiedFolder.of(all).remarked(), system, capability);
        return read(stall, source)
                .flatMap(first -> read(stall, source)
                        .map(second -> Finding.judged(
                                "idempotency.again",
                                "同一内容换名重交、再次读取，都不重复计入",
                                first.rows().size() == usual.rows().size()
                                        && second.rows().isEmpty(),
                                "首次 " + first.rows().size() + " 行，再次 "
                                        + second.rows().size() + " 行")));
    }

    /** A name of the same pattern: the last figure, or letter before the ending, is another. */
    private String again(String name) {
        for (int i = name.length() - 1; i >= 0; i--) {
            for (char other : new char[] {'0', '1', 'x'}) {
                String changed = name.substring(0, i) + other + name.substring(i + 1);
                if (!changed.equals(name) && changed.matches(files().pattern())) {
                    return changed;
                }
            }
        }
        return name;
    }

    private Mono<Finding> huge(CollectionSuite.Stall stall, CopiedFolder copy) {
        CopiedFolder huge = copy.each(each -> new CopiedFolder.Copy(
                new Found(
                        each.found().name(),
                        files().mostBytes() + 1,
                        each.found().modified()),
                each.content()));
        return read(stall, huge)
                .map(trial -> Finding.judged(
                        "faults.huge",
                        "超过声明大小的文件不下载",
                        huge.fetched() == 0 && trial.rows().isEmpty(),
                        "下载 " + huge.fetched() + " 个"));
    }

    private Mono<Finding> theirClock(CollectionSuite.Stall stall, Trial usual, CopiedFolder copy) {
        CopiedFolder ahead = copy.each(each -> new CopiedFolder.Copy(
                        new Found(
                                each.found().name(),
                                each.found().size(),
                                stall.target().clock().instant().plus(Duration.ofDays(900))),
                        each.content()))
                .remarked();
        LocalDate today = LocalDate.ofInstant(stall.target().clock().instant(), SHANXI);
        // what is stable only for a while is not read yet with such a time
        return read(stall, ahead)
                .map(trial -> Finding.judged(
                        "faults.their-clock",
                        "对方时钟超前时，数据日期不晚于今天",
                        trial.latest() == null || !trial.latest().isAfter(today),
                        trial.rows().size() + " 行，最晚 " + trial.latest()
                                + (CollectionSuite.same(trial, usual) ? "，逐行相同" : "")));
    }

    private Mono<Finding> columns(CollectionSuite.Stall stall, CopiedFolder copy) {
        CopiedFolder renamed = copy.each(each -> {
                    byte[] content = each.content().clone();
                    for (int i = 0; i < content.length && content[i] != '\n'; i++) {
                        content[i] = content[i] >= 'a' && content[i] <= 'z' ? (byte) 'q' : content[i];
                    }
                    return each.with(content);
                })
                .remarked();
        String check = "改了列名的文件不采信";
        return files().format() == cn.jince.adapters.descriptor.Collecting.Format.CSV
                ? read(stall, renamed)
                        .map(trial -> Finding.judged(
                                "drift.columns",
                                check,
                                trial.rows().isEmpty(),
                                trial.rows().size() + " 行被采信，" + trial.refused().size() + " 行被隔离"))
                : Mono.just(Finding.notApplicable("drift.columns", check, "没有表头"));
    }
}
