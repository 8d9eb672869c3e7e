package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.standalone.story.Story;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** The main story over HTTP through the gateway; {@code ./dev story} tells the same. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryJourneyTest {
    private final RunningHouse running = RunningHouse.shared();

    @Test
    @Order(1)
    void the_story_goes_from_a_draft_to_a_payout() {
        String told = play();

        assertThat(told).contains("故事完", "已兑付 10 万元", "财政账本：该笔恰好一条");
    }

    @Test
    @Order(2)
    void the_story_can_be_told_again_on_the_same_world() {
        assertThat(play()).contains("故事完");
    }

    @Test
    @Order(3)
    void the_treasury_booked_every_payout_once() {
        List<String> keys = running.world().counterparts().treasuryLedger().stream()
                .map(line -> line.path("key").asString())
                .toList();

        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
        assertThat(running.world().counterparts().treasuryLedger())
                .extracting((JsonNode line) -> line.path("amountFen").asLong())
                .allMatch(fen -> fen > 0);
    }

    private String play() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        try {
            Story.of(running.world(), out).play(Duration.ZERO);
        } finally {
            System.out.println(told.toString(StandardCharsets.UTF_8));
        }
        return told.toString(StandardCharsets.UTF_8);
    }
}
