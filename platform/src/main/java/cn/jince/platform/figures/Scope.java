package cn.jince.platform.figures;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Which claims are looked at: a division and below, narrowed by what was asked.
 *
 * @param narrowed by dimension filter, as {@code itemId}
 */
public record Scope(DivisionCode division, Map<String, String> narrowed) {
    private static final Map<String, String> CONDITIONS = Map.of(
            "itemId", "c.item_id = :itemId",
            "department", Dimension.DEPARTMENT.key() + " = :department",
            "level", Dimension.LEVEL.key() + " = :level",
            "month", Dimension.MONTH.key() + " = :month");

    private static final Map<String, String> WORDS =
            Map.of("itemId", "事项", "department", "主管单位", "level", "层级", "month", "提交月份");

    /** A division the caller does not cover is not found. */
    public static Scope of(Caller caller, Map<String, String> asked) {
        String code = asked.getOrDefault("division", caller.division());
        if (!code.matches("\\d{6}")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "区划代码为六位数字。");
        }
        if (!caller.covers(code)) {
            throw Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到该行政区划的监测数据。");
        }
        Map<String, String> narrowed = new LinkedHashMap<>();
        asked.forEach((name, value) -> {
            if (CONDITIONS.containsKey(name)) {
                narrowed.put(name, value);
            }
        });
        return new Scope(new DivisionCode(code), narrowed);
    }

    String where() {
        StringBuilder where = new StringBuilder("c.submitted_at IS NOT NULL AND c.division_code LIKE :prefix");
        narrowed.keySet().forEach(name -> where.append(" AND ").append(CONDITIONS.get(name)));
        return where.toString();
    }

    /** As it stands on an export. */
    public String words() {
        StringBuilder words = new StringBuilder("行政区划：" + Divisions.shanxi().nameOf(division.value()) + "及以下");
        narrowed.forEach((name, value) ->
                words.append("；").append(WORDS.get(name)).append("：").append(value.isEmpty() ? "未登记" : value));
        return words.toString();
    }
}
