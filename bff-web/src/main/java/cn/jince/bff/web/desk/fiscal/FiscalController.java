package cn.jince.bff.web.desk.fiscal;

import cn.jince.api.fiscal.FiscalLists;
import cn.jince.api.fiscal.FiscalViews.AmendLineForm;
import cn.jince.api.fiscal.FiscalViews.FiscalLineFile;
import cn.jince.api.fiscal.FiscalViews.FiscalLineForm;
import cn.jince.api.fiscal.FiscalViews.FiscalLineView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The fiscal list: public what is published, at the desk what a treasury keeps. */
@RestController
@RequestMapping("/api/w")
class FiscalController {
    private final FiscalLists fiscal;

    FiscalController(FiscalLists fiscal) {
        this.fiscal = fiscal;
    }

    @GetMapping("/fiscal-list")
    Mono<List<FiscalLineView>> published(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String department) {
        return fiscal.published(year, division, level, department);
    }

    @GetMapping("/desk/fiscal-lines")
    Mono<List<FiscalLineView>> list(@RequestParam int year) {
        return fiscal.list(year);
    }

    @GetMapping("/desk/fiscal-lines/{id}")
    Mono<FiscalLineFile> view(@PathVariable String id) {
        return fiscal.view(id);
    }

    @PostMapping("/desk/fiscal-lines")
    Mono<FiscalLineFile> draft(@RequestBody FiscalLineForm form) {
        return fiscal.draft(form);
    }

    @PutMapping("/desk/fiscal-lines/{id}")
    Mono<FiscalLineFile> amend(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody AmendLineForm form) {
        return fiscal.amend(id, version, form);
    }

    @PostMapping("/desk/fiscal-lines/{id}/publication")
    Mono<FiscalLineFile> publish(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        return fiscal.publish(id, version);
    }
}
