package cn.jince.bff.web.me;

import java.util.List;

/** @param kind ANONYMOUS PERSON OFFICER SYSTEM DEVICE */
record MeView(
        String kind, String name, String division, String department, List<String> roles, List<MandateView> mandates) {

    /**
     * @param mandate VIEWER PREPARER ACCEPTOR; @param enterpriseName the credit code where the name is not to be had
     */
    record MandateView(String creditCode, String mandate, String enterpriseName) {}
}
