package cn.jince.platform.search.web;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.search.SearchQuery;
import cn.jince.platform.search.SearchQuery.Order;
import cn.jince.platform.search.SearchQuery.Standing;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a search; what is not one of them, or has no sense, is said by name. */
final class SearchParameters {
    private static final Set<String> SINGLE = Set.of("query", "place", "state", "order", "page", "size");
    private static final Set<String> DEADLINES = Set.of("WITHIN_7", "WITHIN_30", "WITHIN_90", "LATER", "OPEN");
    private static final int PICKED_AT_MOST = 20;
    private final MultiValueMap<String, String> given;

    SearchParameters(MultiValueMap<String, String> given) {
        this.given = given;
        given.forEach((name, values) -> {
            boolean single = SINGLE.contains(name);
            if (!single && !FacetTitles.DIMENSIONS.containsKey(name)) {
                throw bad("没有名为 " + name + " 的搜索条件。");
            }
            if (single && values.size() > 1 || values.size() > PICKED_AT_MOST) {
                throw bad(name + " 给得太多。");
            }
        });
    }

    SearchQuery query(LocalDate today) {
        int size = number("size", 20, 1, 100);
        return new SearchQuery(
                one("query", ""),
                picked(),
                place(),
                standing(),
                order(),
                today,
                number("page", 0, 0, SearchQuery.DEEPEST / size - 1),
                size);
    }

    Map<String, List<String>> picked() {
        Map<String, List<String>> picked = new LinkedHashMap<>();
        FacetTitles.DIMENSIONS.keySet().forEach(dimension -> {
            List<String> values = given.getOrDefault(dimension, List.of()).stream()
                    .filter(value -> value != null && !value.isBlank())
                    .distinct()
                    .toList();
            if (dimension.equals("deadline") && !DEADLINES.containsAll(values)) {
                throw bad("deadline 只能是 " + DEADLINES.stream().sorted().collect(Collectors.joining("、")) + "。");
            }
            if (!values.isEmpty()) {
                picked.put(dimension, values);
            }
        });
        return picked;
    }

    private @Nullable DivisionCode place() {
        String code = one("place", "");
        if (code.isEmpty()) {
            return null;
        }
        if (!Divisions.shanxi().exists(code)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "BAD_DIVISION", "没有这个行政区划代码：" + code);
        }
        return new DivisionCode(code);
    }

    private Standing standing() {
        return switch (one("state", "PUBLISHED")) {
            case "PUBLISHED" -> Standing.PUBLISHED;
            case "EXPIRED" -> Standing.EXPIRED;
            case "ALL" -> Standing.ANY;
            default -> throw bad("state 只能是 PUBLISHED、EXPIRED 或 ALL。");
        };
    }

    private Order order() {
        return switch (one("order", "RELEVANCE").toUpperCase(Locale.ROOT)) {
            case "RELEVANCE" -> Order.RELEVANCE;
            case "NEWEST" -> Order.NEWEST;
            case "DEADLINE" -> Order.DEADLINE;
            default -> throw bad("order 只能是 RELEVANCE、NEWEST 或 DEADLINE。");
        };
    }

    private int number(String name, int otherwise, int least, int most) {
        String value = one(name, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw bad(name + " 取 " + least + " 至 " + most + "。");
        }
        return Integer.parseInt(value);
    }

    private String one(String name, String otherwise) {
        @Nullable String value = given.getFirst(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static Problem bad(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, detail);
    }
}
