package cn.jince.api.fiscal;

import cn.jince.api.fiscal.FiscalViews.AmendLineForm;
import cn.jince.api.fiscal.FiscalViews.FiscalLineFile;
import cn.jince.api.fiscal.FiscalViews.FiscalLineForm;
import cn.jince.api.fiscal.FiscalViews.FiscalLineView;
import cn.jince.api.fiscal.FiscalViews.ParityView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** 财政兑现清单: each treasury keeps its own lines; what is published everybody sees. */
public interface FiscalLists {

    /**
     * Published lines of a year, at most 500; for everybody.
     *
     * @param division and below; @param level PROVINCE CITY or COUNTY; @param department part of its name
     */
    @GetExchange("/fiscal-list")
    Mono<List<FiscalLineView>> published(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String department);

    /** All lines of the caller's division and below in a year, drafts and lines without a budget too. */
    @GetExchange("/fiscal-lines")
    Mono<List<FiscalLineView>> list(@RequestParam int year);

    @GetExchange("/fiscal-lines/{id}")
    Mono<FiscalLineFile> view(@PathVariable String id);

    /** TREASURER, for the own treasury. Sent twice it is one; with other content 409. */
    @PostExchange("/fiscal-lines")
    Mono<FiscalLineFile> draft(@RequestBody FiscalLineForm form);

    @PutExchange("/fiscal-lines/{id}")
    Mono<FiscalLineFile> amend(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody AmendLineForm form);

    @PostExchange("/fiscal-lines/{id}/publication")
    Mono<FiscalLineFile> publish(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version);

    /** Ledger against reservations, payouts and clawbacks, compared once a day; TREASURER or SUPERVISOR. */
    @GetExchange("/parity")
    Mono<ParityView> parity();

    /** TREASURER: compares now. */
    @PostExchange("/parity")
    Mono<ParityView> checkParity();
}
