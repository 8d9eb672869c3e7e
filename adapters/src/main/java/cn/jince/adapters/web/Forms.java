package cn.jince.adapters.web;

import cn.jince.adapters.call.Lines;
import cn.jince.api.adapters.AdapterViews.CapabilityQuery;
import cn.jince.api.adapters.AdapterViews.LinkOutForm;
import cn.jince.api.adapters.AdapterViews.PayoutOrder;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;

/** What a form must hold before anything is done with it. */
final class Forms {
    static void check(CapabilityQuery query, Lines lines) {
        require(lines.offers(query.capability()), "没有名为" + query.capability() + "的能力。");
        require(query.creditCode().matches("[0-9A-Z]{18}"), "统一社会信用代码应为18位数字或大写字母。");
        require(query.divisionCode().matches("14\\d{4}"), "行政区划代码应为山西省内的6位代码。");
        require(!query.purpose().isBlank() && query.purpose().length() <= 200, "请说明查询目的，不超过200字。");
    }

    static void check(LinkOutForm form) {
        checkWay(form.creditCode(), form.divisionCode());
        require(form.itemId() == null || form.itemId().length() <= 64, "事项编号过长。");
        require(form.itemName() == null || form.itemName().length() <= 200, "事项名称过长。");
        require(form.returnUrl().length() <= 2_000, "返回地址过长。");
    }

    static void checkWay(String creditCode, String divisionCode) {
        require(creditCode.matches("[0-9A-Z]{18}"), "统一社会信用代码应为18位数字或大写字母。");
        require(divisionCode.matches("14\\d{4}"), "行政区划代码应为山西省内的6位代码。");
    }

    static void check(PayoutOrder order) {
        checkIntent(order.intentId());
        require(order.amountFen() > 0, "兑付金额应大于零。");
        require(!order.payee().isBlank() && !order.account().isBlank(), "收款单位和账号不能为空。");
        require(!order.purpose().isBlank(), "请说明款项用途。");
    }

    static void checkIntent(String intentId) {
        require(intentId.matches("[A-Za-z0-9-]{8,64}"), "指令号应为8至64位字母、数字或短横线。");
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, detail);
        }
    }

    private Forms() {}
}
