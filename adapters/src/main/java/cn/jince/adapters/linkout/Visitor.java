package cn.jince.adapters.linkout;

import cn.jince.edge.Caller;

/** The person as a city gets to know them: masked, and under an id no other city can recognise. */
public record Visitor(String id, String name) {

    static Visitor of(Caller caller, String system) {
        return new Visitor(Ticket.hash(system + "\n" + caller.id()).substring(0, 32), masked(caller.name()));
    }

    /** 张三 → 张*, 欧阳小明 → 欧***. */
    static String masked(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters == 0
                ? "*"
                : name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(Math.max(1, letters - 1));
    }
}
