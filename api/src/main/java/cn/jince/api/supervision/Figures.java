package cn.jince.api.supervision;

import cn.jince.api.supervision.FigureViews.BreakdownView;
import cn.jince.api.supervision.FigureViews.ClaimsBehind;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * SUPERVISOR: monitoring drilled down. Filters: {@code division} (own or below), {@code itemId}, {@code department},
 * {@code level}, {@code month} (2026-11).
 */
public interface Figures {

    /** @param asked {@code by} and filters */
    @GetExchange("/monitoring/breakdown")
    Mono<BreakdownView> breakdown(@RequestParam Map<String, String> asked);

    /** @param asked {@code figure}, filters, {@code page} from 0, {@code size} up to 200 */
    @GetExchange("/monitoring/claims")
    Mono<ClaimsBehind> claims(@RequestParam Map<String, String> asked);

    /**
     * A table as a file with its filter, time and who asked.
     *
     * @param kind as {@code CLAIMS} or {@code BREAKDOWN}
     * @param asked {@code format} csv or xlsx, and what the table is filtered by
     */
    @GetExchange("/exports/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(@PathVariable String kind, @RequestParam Map<String, String> asked);
}
