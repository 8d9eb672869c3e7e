package cn.jince.adapters.call;

import cn.jince.adapters.call.Column.Kind;
import cn.jince.testkit.province.Seat;
import java.util.List;

/** The systems under test, one for each seat of the province that speaks HTTP. */
final class Columns {

    static List<Column> of(MatrixProvince province) {
        return Seat.overHttp().stream().map(seat -> of(province, seat)).toList();
    }

    static List<String> names() {
        return Seat.overHttp().stream().map(Seat::word).toList();
    }

    private static Column of(MatrixProvince province, Seat seat) {
        return switch (seat) {
            case TAX -> column(province, seat, "sx.tax", "tax.standing", Kind.QUESTION);
            case HRSS -> column(province, seat, "sx.hrss", "hrss.social-insurance", Kind.QUESTION);
            case STATISTICS -> column(province, seat, "sx.stats", "statistics.above-scale", Kind.RESERVED);
            case CREDIT -> column(province, seat, "sx.credit", "credit.standing", Kind.QUESTION);
            case SAMR -> column(province, seat, "sx.samr", "samr.registration", Kind.QUESTION);
            case TREASURY -> column(province, seat, "sx.treasury", "treasury.payout", Kind.ORDER);
            case CITY -> column(province, seat, "sx.xinzhou", "city.progress", Kind.QUESTION);
            case SCIENCE -> column(province, seat, "sx.science", "science.certificates", Kind.QUESTION);
            case INDUSTRY -> column(province, seat, "sx.industry", "industry.titles", Kind.QUESTION);
            case EXCHANGE -> column(province, seat, "sx.exchange", "exchange.registration", Kind.QUESTION);
            case OLD_CITY -> column(province, seat, "sx.taiyuan", "city.progress", Kind.QUESTION);
            case CHANGZHI -> column(province, seat, "sx.changzhi", "city.claim-relay", Kind.ORDER);
            case HOTLINE -> column(province, seat, "sx.hotline", "hotline.ticket-status", Kind.RESERVED);
            case INDUSTRY_FRONT, FINANCE, CREDIT_MESSAGES ->
                throw new IllegalArgumentException(seat + " is in the matrix of the wires");
        };
    }

    private static Column column(MatrixProvince province, Seat seat, String system, String capability, Kind kind) {
        return new Column(province, province.fake.system(seat.word()), system, capability, division(seat), kind);
    }

    private static String division(Seat seat) {
        return switch (seat) {
            case OLD_CITY -> "140105";
            case CHANGZHI -> "140406";
            default -> "140902";
        };
    }

    private Columns() {}
}
