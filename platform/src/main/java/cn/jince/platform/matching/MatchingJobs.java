package cn.jince.platform.matching;

import cn.jince.platform.outbox.Background;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When matching works on its own. */
@Component
class MatchingJobs {
    MatchingJobs(
            Background background,
            RunMatching run,
            TellMatched tell,
            ReevaluateItems reevaluate,
            RemindDeadlines remind,
            TellChanged tellChanged,
            CheckSamples check,
            @Value("${jince.matching.beat:500ms}") Duration beat,
            @Value("${jince.matching.check:10m}") Duration every,
            @Value("${jince.matching.reevaluate:5m}") Duration often) {
        background.repeat(
                "matching", beat, () -> run.readFeed().then(tell.tellAll()).then(tellChanged.tellAll()));
        background.repeat("matching anew", often, () -> reevaluate.round().then(remind.round()));
        background.repeat("matching samples", every, check::check);
    }
}
