package cn.jince.adapters.call;

import cn.jince.testkit.province.FakeSystem;
import cn.jince.testkit.province.RelayCity;
import cn.jince.testkit.province.Treasury;
import java.util.List;
import java.util.Map;

/** What the systems that take orders are told, and what they have of it in their books. */
final class Orders {

    static Map<String, Object> parameters(FakeSystem fake, String key) {
        return switch (fake) {
            case Treasury _ ->
                Map.of(
                        "intentId", key,
                        "claimNumber", "SB1",
                        "payee", "忻州云中重型装备有限公司",
                        "bank", "工行",
                        "account", "6222000011110001",
                        "amountFen", 500L,
                        "purpose", "奖励");
            case RelayCity _ ->
                Map.of(
                        "claimNumber",
                        "JC" + key,
                        "round",
                        1,
                        "creditCode",
                        Province.ENTERPRISE,
                        "enterpriseName",
                        "忻州云中重型装备有限公司",
                        "divisionCode",
                        "140406",
                        "itemId",
                        "p1",
                        "itemName",
                        "奖励",
                        "answers",
                        Map.of(),
                        "materials",
                        List.of(),
                        "account",
                        "6222000011110001");
            default -> throw unknown(fake);
        };
    }

    /** The capability that says what became of one. */
    static String lookup(FakeSystem fake) {
        return switch (fake) {
            case Treasury _ -> "treasury.payout-lookup";
            case RelayCity _ -> "city.claim-status";
            default -> throw unknown(fake);
        };
    }

    /** Whether the other side did it. */
    static boolean done(FakeSystem fake, String key) {
        return switch (fake) {
            case Treasury treasury -> treasury.payouts(key) == 1;
            case RelayCity city -> city.claims(key) == 1;
            default -> throw unknown(fake);
        };
    }

    /** How often it arrived there. */
    static int arrived(FakeSystem fake, String key) {
        return switch (fake) {
            case Treasury treasury -> treasury.orders(key);
            case RelayCity city -> city.posts(key);
            default -> throw unknown(fake);
        };
    }

    private static IllegalArgumentException unknown(FakeSystem fake) {
        return new IllegalArgumentException(fake.name() + " takes no orders");
    }

    private Orders() {}
}
