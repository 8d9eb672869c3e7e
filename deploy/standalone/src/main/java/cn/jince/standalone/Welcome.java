package cn.jince.standalone;

import cn.jince.testkit.province.FakeProvince;
import java.time.Duration;

/** What the terminal says when all is ready. */
final class Welcome {

    static String text(Ports ports, Duration took) {
        return """

                Jince is ready after %.1f s.  %s/
                  sign in with password jince-demo, officers with second factor 000000:
                    legal       王建国  legal representative of 忻州云中重型装备有限公司
                    agent       李娟    its agent (mini-program: WeChat open id oX-li)
                    xf-accept   薛受    officer of a county 忻府区: acceptance, first review
                    xz-draft    刘芳    officer of a city 忻州市: drafts policy items
                    xz-approve  张伟    officer of a city: approves them
                    xz-review   赵敏    officer of a city: second review
                    sx-zheng    郑明    officer of the province: approval, supervision
                    xf-clerk    窦口    clerk at the counter of 忻府区
                    operator    运维    operator: imports, connectors, clock (operator-2 confirms LIVE)
                  a legacy system: client legacy-taiyuan, secret legacy-secret-for-development
                  a vendor at work: client legacy-sandbox, secret sandbox-secret
                  fake province http://localhost:%d/control  logs .jince/logs/jince.log  ./dev story tells it again
                  Ctrl-C stops everything.
                """.formatted(took.toMillis() / 1000.0, ports.url(Service.GATEWAY), ports.province());
    }

    /** Where each fake system is, and how to break it. */
    static String text(FakeProvince province) {
        StringBuilder text = new StringBuilder(
                "%n  fake province: %d systems%n".formatted(province.systems().size()));
        province.systems()
                .forEach(each ->
                        text.append("    %-11s %-28s %s%n".formatted(each.name(), each.url(), each.protocol())));
        String control = "  curl localhost:" + province.controlPort() + "/control";
        return text.append(control + "    calls and faults of each\n")
                .append(control + "/" + province.systems().iterator().next().name())
                .append(" -d '{\"fault\":\"HANG\"}'    breaks one; {\"fault\":\"NONE\"} heals it\n")
                .append("  Ctrl-C stops everything.\n")
                .toString();
    }

    private Welcome() {}
}
