package cn.jince.platform.journey;

import cn.jince.platform.testing.StoodStill;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Import;

/** Claims by HTTP under a clock that stands where the test puts it. */
@Import(StoodStill.class)
abstract class StillJourney extends ClaimJourney {
    @BeforeEach
    void it_is_wednesday() {
        StoodStill.at(StoodStill.WEDNESDAY);
    }
}
