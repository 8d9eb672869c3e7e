package cn.jince.platform.disclosure;

import cn.jince.platform.export.Exportable;
import cn.jince.platform.export.Table;
import cn.jince.platform.kernel.DivisionCode;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Disclosures as an audit table of the own division. */
@Configuration
class DisclosureTable {
    @Bean
    Exportable disclosuresMade(Disclosures disclosures) {
        return Exportable.of(
                "DISCLOSURES",
                (caller, _) -> new Table(
                        "解除脱敏审计",
                        "行政区划：" + caller.division() + "及以下，最近 500 条",
                        List.of("时间", "工作人员", "部门", "统一社会信用代码", "申报", "字段", "理由"),
                        () -> disclosures
                                .ofDivision(new DivisionCode(caller.division()).prefix())
                                .map(one -> Arrays.asList(
                                        one.at(),
                                        one.officer().name(),
                                        one.officer().department(),
                                        one.creditCode(),
                                        one.claimId(),
                                        one.field().key(),
                                        one.reason()))));
    }
}
