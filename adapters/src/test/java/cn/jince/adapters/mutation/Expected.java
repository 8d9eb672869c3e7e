package cn.jince.adapters.mutation;

import static cn.jince.adapters.mutation.Bytes.json;
import static cn.jince.adapters.mutation.Bytes.letters;
import static cn.jince.adapters.mutation.Bytes.xml;
import static cn.jince.adapters.mutation.Fields.check;
import static cn.jince.adapters.mutation.Fields.chosen;
import static cn.jince.adapters.mutation.Fields.code;
import static cn.jince.adapters.mutation.Fields.list;
import static cn.jince.adapters.mutation.Fields.map;
import static cn.jince.adapters.mutation.Fields.number;
import static cn.jince.adapters.mutation.Fields.one;
import static cn.jince.adapters.mutation.Fields.only;
import static cn.jince.adapters.mutation.Fields.plain;
import static cn.jince.adapters.mutation.Fields.text;

import cn.jince.adapters.mutation.Mutation.Said;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What answers say, read a second time by hand: no JSONata, no descriptor, other parsers. Throws where they say nothing
 * that may be kept.
 */
final class Expected {
    /** @param absent they have no such record @param attributes null where absent */
    record Answer(
            boolean absent,
            @Nullable Map<String, Object> attributes,
            @Nullable LocalDate asOf) {}

    static Answer of(String capability, List<Said> said) {
        return switch (capability) {
            case "tax.standing" -> rest(json(said), "code", "data", "0000", "1004", Expected::tax);
            case "credit.standing" ->
                rest(json(said), "code", "data", "0000", "1004", data -> Map.of("credit_flag", text(data, "sxbz")));
            case "samr.registration" -> rest(json(said), "code", "data", "0000", "1004", Expected::registration);
            case "statistics.above-scale" ->
                rest(
                        json(said),
                        "code",
                        "data",
                        "0000",
                        "1004",
                        data -> Map.of(
                                "stat_status",
                                text(data, "tjzt"),
                                "consecutive_years_above_scale",
                                plain(data, "lxns")));
            case "city.progress/sx.xinzhou" ->
                rest(
                        json(said),
                        "code",
                        "data",
                        "0000",
                        "1004",
                        data -> Map.of(
                                "city_claims_running",
                                plain(data, "zbs"),
                                "city_claims_concluded",
                                plain(data, "ybj")));
            case "city.progress/sx.taiyuan" -> counted(said, Expected::cases);
            case "city.handling" -> counted(said, rows -> Map.of("city_cases", BigDecimal.valueOf(rows.size())));
            case "science.certificates" -> science(json(said));
            case "exchange.registration" -> {
                Map<?, ?> outer = map(json(said));
                check("20000".equals(code(outer.get("returnCode"))));
                Object inner = outer.get("data");
                yield rest(
                        inner instanceof String text ? StrictJson.read(text) : inner,
                        "code",
                        "data",
                        "0000",
                        "1004",
                        data -> Map.of("name", text(data, "qymc")));
            }
            case "hrss.social-insurance" -> insurance(said);
            case "industry.titles" -> titles(said);
            case "treasury.payout" ->
                rest(json(said), "code", "data", "0000", "-", data -> Map.of("receipt", text(data, "hzh")));
            case "city.claim-relay" ->
                rest(json(said), "code", "data", "0000", "-", data -> Map.of("receipt", text(data, "slbh")));
            case "hotline.ticket" ->
                rest(json(said), "code", "data", "0000", "-", data -> Map.of("receipt", text(data, "gdbh")));
            case "treasury.payout-lookup" -> rest(json(said), "code", "data", "0000", "1004", Expected::payout);
            case "treasury.day-statement", "city.claim-statement" ->
                rest(json(said), "code", "data", "0000", "-", Expected::statement);
            case "city.claim-status" ->
                rest(json(said), "code", "data", "0000", "1004", data -> steps(data, "slbh", CITY));
            case "hotline.ticket-status" ->
                rest(json(said), "code", "data", "0000", "1004", data -> steps(data, "gdbh", HOTLINE));
            default -> throw new AssertionError("nobody has read " + capability + " by hand");
        };
    }

    private static final Map<String, String> CITY = Map.ofEntries(
            Map.entry("10", "SUBMITTED"),
            Map.entry("11", "AWAITING_CORRECTION"),
            Map.entry("20", "ACCEPTED"),
            Map.entry("21", "NOT_ACCEPTED"),
            Map.entry("30", "FIRST_REVIEWED"),
            Map.entry("40", "APPROVED"),
            Map.entry("41", "REJECTED"),
            Map.entry("50", "IN_PUBLIC_NOTICE"),
            Map.entry("60", "PAYABLE"),
            Map.entry("70", "PAID"),
            Map.entry("80", "CONCLUDED"));
    private static final Map<String, String> HOTLINE =
            Map.of("01", "RECEIVED", "02", "DISPATCHED", "03", "IN_WORK", "04", "COMPLETED", "05", "ASKED_BACK");

    private interface Reader {
        Map<String, Object> read(Map<?, ?> data);
    }

    private static Answer rest(Object tree, String code, String data, String good, String absent, Reader reader) {
        String said = code(map(tree).get(code));
        if (said.equals(absent)) {
            return new Answer(true, null, null);
        }
        check(said.equals(good));
        Map<?, ?> content = map(map(tree).get(data));
        return new Answer(false, reader.read(content), day(content));
    }

    private static Map<String, Object> tax(Map<?, ?> data) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Map.of(
                        "main_business_revenue", "zyywsr",
                        "annual_revenue", "yysr",
                        "total_assets", "zcze",
                        "annual_taxable_income", "ynssde",
                        "rd_expense", "yffy")
                .forEach((ours, theirs) -> facts.put(ours, number(data, theirs, 4)));
        facts.put("taxpayer_type", one(data.get("nsrlx"), Map.of("01", "一般纳税人", "02", "小规模纳税人")));
        facts.put("small_low_profit", one(data.get("xxwlbz"), Map.of("Y", true, "N", false)));
        return facts;
    }

    private static Map<String, Object> registration(Map<?, ?> data) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", text(data, "qymc"));
        facts.put("region_code", text(data, "xzqh"));
        facts.put("industry_code", text(data, "hydm"));
        facts.put("entity_type", text(data, "qylx"));
        facts.put("ownership", data.get("jjxz") == null ? null : text(data, "jjxz"));
        facts.put("registration_status", text(data, "djzt"));
        if (data.get("clrq") == null) {
            facts.put("registered_on", null);
        } else {
            check(LocalDate.parse(text(data, "clrq")).getYear() > 1900);
            facts.put("registered_on", text(data, "clrq"));
        }
        return facts;
    }

    private static Answer science(Object tree) {
        String status = code(map(map(tree).get("head")).get("status"));
        if (status.equals("NOT_FOUND")) {
            return new Answer(true, null, null);
        }
        check(status.equals("OK"));
        Map<?, ?> body = map(map(tree).get("body"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("qualification", list(body.get("zslb")));
        facts.put("certification_times", plain(body, "rdcs"));
        facts.put("certification_score", body.get("rdpf") == null ? null : plain(body, "rdpf"));
        return new Answer(false, facts, day(body));
    }

    private static Answer counted(List<Said> said, Function<List<Object>, Map<String, Object>> count) {
        List<Object> rows = new ArrayList<>();
        BigDecimal total = null;
        for (Said each : said) {
            Map<?, ?> tree = map(json(List.of(each)));
            String code = code(tree.get("success"));
            if (code.equals("2")) {
                return new Answer(true, null, null);
            }
            check(code.equals("1"));
            Map<?, ?> data = map(tree.get("data"));
            BigDecimal now = new BigDecimal(String.valueOf(data.get("total")));
            check(total == null || total.compareTo(now) == 0);
            total = now;
            rows.addAll(list(data.get("rows")));
        }
        check(total != null && total.compareTo(BigDecimal.valueOf(rows.size())) == 0);
        return new Answer(false, count.apply(rows), null);
    }

    private static Map<String, Object> cases(List<Object> rows) {
        BigDecimal running = count(rows, "在办");
        BigDecimal concluded = count(rows, "办结");
        check(running.add(concluded).intValue() == rows.size());
        return Map.of("city_claims_running", running, "city_claims_concluded", concluded);
    }

    private static BigDecimal count(List<Object> rows, String state) {
        return BigDecimal.valueOf(
                rows.stream().filter(row -> state.equals(map(row).get("zt"))).count());
    }

    private static Answer insurance(List<Said> said) {
        Map<?, ?> answer = map(only(map(map(xml(letters(only(said)))).get("Body"))));
        String code = code(answer.get("jgdm"));
        if (code.equals("1")) {
            return new Answer(true, null, null);
        }
        check(code.equals("0"));
        Map<?, ?> unit = map(answer.get("dwxx"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("employees", number(unit, "cbrs", 0));
        facts.put("unemployment_insurance_months", number(unit, "sybxys", 0));
        facts.put("layoff_rate", number(unit, "cyl", 2));
        facts.put("unemployment_insurance_paid", number(unit, "sybxje", 4));
        facts.put("insured_name", text(unit, "dwmc"));
        return new Answer(false, facts, day(unit));
    }

    private static Answer titles(List<Said> said) {
        Map<?, ?> response = map(only(map(map(xml(letters(only(said)))).get("Body"))));
        String inside = text(response, "return");
        Map<?, ?> answer = inside.startsWith("{") ? map(StrictJson.read(inside)) : map(xml(inside));
        String code = code(answer.get("code"));
        if (code.equals("A404")) {
            return new Answer(true, null, null);
        }
        check(code.equals("A000"));
        Map<?, ?> qy = map(answer.get("qy"));
        check(qy.get("cymc") instanceof String && qy.get("xhdcy") instanceof String);
        String names = (String) qy.get("cymc");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("qualification", names.isEmpty() ? List.of() : List.of(names.split("\\|", -1)));
        facts.put("qualification_gained", "".equals(qy.get("xhdcy")) ? null : qy.get("xhdcy"));
        facts.put("equipment_purchase", number(qy, "sbgze", 4));
        return new Answer(false, facts, day(qy));
    }

    private static Map<String, Object> payout(Map<?, ?> data) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("intentId", text(data, "zlh"));
        facts.put("receipt", text(data, "hzh"));
        facts.put("state", text(data, "zt"));
        facts.put("amountFen", plain(data, "amountFen"));
        facts.put("paidAt", data.get("fksj") == null ? null : text(data, "fksj"));
        return facts;
    }

    private static Map<String, Object> statement(Map<?, ?> data) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("count", plain(data, "bs"));
        facts.put("sumFen", plain(data, "hjFen"));
        facts.put("hash", text(data, "zy"));
        facts.put(
                "lines",
                list(data.get("mx")).stream()
                        .map(line -> chosen(line, Map.of("key", "zlh", "fen", "jeFen")))
                        .toList());
        return facts;
    }

    private static Map<String, Object> steps(Map<?, ?> data, String receipt, Map<String, String> table) {
        List<Object> steps = new ArrayList<>();
        for (Object each : list(data.get("gclb"))) {
            Map<?, ?> step = map(each);
            Map<String, Object> ours = chosen(step, Map.of("at", "sj", "note", table == CITY ? "yj" : "sm"));
            check(step.get("sj") instanceof String);
            if (table == CITY) {
                ours.putAll(chosen(step, Map.of("amountFen", "jeFen")));
            }
            ours.put("said", text(step, "dm") + " " + text(step, "mc"));
            if (table.containsKey(text(step, "dm"))) {
                ours.put("state", table.get(text(step, "dm")));
            }
            steps.add(ours);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("receipt", text(data, receipt));
        facts.put("steps", steps);
        return facts;
    }

    private static @Nullable LocalDate day(Map<?, ?> data) {
        Object day = data.containsKey("sjrq") ? data.get("sjrq") : data.get("gxrq");
        try {
            return day instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no day");
        }
    }

    private Expected() {}
}
