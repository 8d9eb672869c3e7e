package cn.jince.standalone;

import cn.jince.testkit.province.Seat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param pace pause between the steps of the story
 * @param seats which systems of the fake province; all where none was named
 */
record CommandLine(Command command, int population, Duration pace, Set<Seat> seats) {
    static final int USUAL_POPULATION = 20_000;

    enum Command {
        UP,
        STORY,
        PROVINCE
    }

    static CommandLine of(String... args) {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        Command command = command(rest.poll());
        int population = USUAL_POPULATION;
        Duration pace = Duration.ZERO;
        Set<Seat> seats = command == Command.PROVINCE ? seats(rest) : EnumSet.allOf(Seat.class);
        while (!rest.isEmpty()) {
            String option = rest.poll();
            switch (option) {
                case "--population" -> population = population(rest.poll());
                case "--pace" -> pace = pace(rest.poll());
                default ->
                    throw new BadSetting("unknown option '" + option + "' (expected: --population N, --pace slow)");
            }
        }
        return new CommandLine(command, population, pace, seats);
    }

    private static Command command(@Nullable String word) {
        return switch (word) {
            case "up" -> Command.UP;
            case "story" -> Command.STORY;
            case "province" -> Command.PROVINCE;
            case null, default ->
                throw new BadSetting("unknown command '" + word + "' (expected: up, story, province, conform)");
        };
    }

    private static Set<Seat> seats(Deque<String> rest) {
        Set<Seat> seats = EnumSet.noneOf(Seat.class);
        while (!rest.isEmpty()) {
            String word = rest.poll();
            seats.add(Seat.of(word)
                    .orElseThrow(() -> new BadSetting("there is no system '" + word + "' (expected: "
                            + Arrays.stream(Seat.values()).map(Seat::word).collect(Collectors.joining(", ")) + ")")));
        }
        return seats.isEmpty() ? EnumSet.allOf(Seat.class) : seats;
    }

    private static int population(@Nullable String word) {
        if (word != null && word.matches("\\d{1,7}") && Integer.parseInt(word) <= 6_000_000) {
            return Integer.parseInt(word);
        }
        throw new BadSetting("--population is '" + word + "' (expected: a number up to 6000000)");
    }

    private static Duration pace(@Nullable String word) {
        return switch (word) {
            case "slow" -> Duration.ofSeconds(3);
            case "fast" -> Duration.ZERO;
            case null, default -> throw new BadSetting("--pace is '" + word + "' (expected: slow or fast)");
        };
    }
}
