package cn.jince.testkit.population;

/** Plausible names: place, trade name, trade, form. */
final class Names {
    private static final String FIRST = "恒盛鑫晋华泰瑞兴宏嘉德信诚永安福顺达隆远博中天新金汇丰正义和昌吉祥云锦康";
    private static final String SECOND = "源通达业兴隆泰安和盛丰辉晟佳旺宇泽川峰林润成益民康悦腾阳明远航宝利合创展";

    private Names() {}

    static String of(Entity.Kind kind, String place, String section, String industry, Dice dice) {
        String trade = trade(section, industry);
        String own = "" + FIRST.charAt(dice.below(FIRST.length())) + SECOND.charAt(dice.below(SECOND.length()));
        double form = dice.next();
        return switch (kind) {
            case COOPERATIVE -> place + own + "种植养殖专业合作社";
            case INDIVIDUAL -> place + own + trade + (form < 0.5 ? "店" : form < 0.8 ? "经营部" : "部");
            case ENTERPRISE -> place + own + trade + (form < 0.93 ? "有限公司" : form < 0.95 ? "股份有限公司" : "中心");
        };
    }

    private static String trade(String section, String industry) {
        return switch (section) {
            case "A" -> "农业";
            case "B" -> industry.startsWith("06") ? "煤业" : "矿业";
            case "C" -> manufacture(industry);
            case "D" -> "能源";
            case "E" -> "建筑工程";
            case "F" -> industry.startsWith("51") ? "商贸" : "超市";
            case "G" -> "物流";
            case "H" -> industry.startsWith("61") ? "宾馆" : "餐饮";
            case "I" -> "信息科技";
            case "J" -> "投资";
            case "K" -> "置业";
            case "L" -> "商务服务";
            case "M" -> "科技";
            case "N" -> "环境工程";
            case "O" -> "便民服务";
            case "P" -> "培训";
            case "Q" -> "健康";
            default -> "文化传媒";
        };
    }

    private static String manufacture(String industry) {
        return switch (industry.substring(0, 2)) {
            case "13", "14" -> "食品";
            case "15" -> "酒业";
            case "17", "18" -> "纺织服装";
            case "25" -> "焦化";
            case "26", "29" -> "化工";
            case "27" -> "药业";
            case "30" -> "建材";
            case "31", "32" -> "冶金";
            case "33" -> "锻造";
            case "38" -> "电气";
            case "39" -> "电子";
            default -> "机械制造";
        };
    }
}
