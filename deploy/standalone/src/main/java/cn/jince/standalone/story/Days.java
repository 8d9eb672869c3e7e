package cn.jince.standalone.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The story's clock: the operator of the demonstration moves it forward. */
final class Days {
    private final Scene scene;

    Days(Scene scene) {
        this.scene = scene;
    }

    /** To the day after; a clock that is already there stays. */
    void advancePast(String day) {
        Browser operator = scene.cast.web("operator");
        String now = operator.get(Desk.clock()).ok().path("now").asString();
        LocalDate today = Instant.parse(now).atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        long days = ChronoUnit.DAYS.between(today, LocalDate.parse(day)) + 1;
        if (days > 0) {
            operator.post(Desk.clock(), Map.of("by", "P" + days + "D")).ok();
            scene.narrator.says("演示时钟向前 %d 天。", days);
        }
    }
}
