package cn.jince.platform.journey;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.access.Operation;
import cn.jince.platform.access.Relation;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row of the matrix: a caller and the token that says so. @param token empty where none is sent */
record MatrixCaller(String name, String token, boolean valid, Caller caller) {
    private static final Set<Role> OFFICES = EnumSet.complementOf(EnumSet.of(Role.HOUSE, Role.LEGACY));
    private static final List<String> DIVISIONS =
            List.of(MatrixWorld.DIVISION, "140921", "140900", "140100", "140000", "130000");

    /** What the table says of a cell. */
    enum Expected {
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_THERE,
        /** Answered, with nothing of the thing in it. */
        NOTHING_OF_IT,
        LET_IN
    }

    static List<MatrixCaller> all(SmallHouse house, String firm, String otherFirm) {
        List<MatrixCaller> all = new ArrayList<>();
        all.add(new MatrixCaller("anonymous", "", true, Caller.ANONYMOUS));
        for (String mandate : List.of("VIEWER", "PREPARER", "ACCEPTOR")) {
            all.add(of(house, "own " + mandate, Caller.Kind.PERSON, "", Set.of(), Map.of(firm, mandate)));
            all.add(of(house, "other " + mandate, Caller.Kind.PERSON, "", Set.of(), Map.of(otherFirm, mandate)));
        }
        all.add(of(house, "person of none", Caller.Kind.PERSON, "", Set.of(), Map.of()));
        for (String division : DIVISIONS) {
            all.add(of(house, "no role " + division, Caller.Kind.OFFICER, division, Set.of(), Map.of()));
            for (Role role : OFFICES) {
                all.add(of(house, role + " " + division, Caller.Kind.OFFICER, division, Set.of(role), Map.of()));
            }
        }
        all.add(of(house, "house", Caller.Kind.SYSTEM, "", Set.of(Role.HOUSE), Map.of()));
        all.add(of(house, "legacy", Caller.Kind.SYSTEM, "", Set.of(Role.LEGACY), Map.of()));
        all.add(of(house, "device", Caller.Kind.DEVICE, "", Set.of(), Map.of()));
        Caller officer =
                new Caller("m-officer", Caller.Kind.OFFICER, "矩阵", MatrixWorld.DIVISION, "部门", OFFICES, Map.of());
        all.add(new MatrixCaller("expired", signed(house, officer, Duration.ofHours(-1), house.key()), false, officer));
        all.add(new MatrixCaller(
                "foreign key", signed(house, officer, Duration.ofHours(1), SmallHouse.newKey()), false, officer));
        return all;
    }

    Expected of(Operation operation) {
        if (!valid) {
            return Expected.UNAUTHENTICATED;
        }
        if (!operation.who().admits(caller)) {
            return caller.kind() == Caller.Kind.ANONYMOUS ? Expected.UNAUTHENTICATED : Expected.FORBIDDEN;
        }
        Relation relation = operation.relation();
        if (relation == Relation.NONE || asHouse(operation) || related(relation)) {
            return Expected.LET_IN;
        }
        if (relation == Relation.OWN_LIST) {
            return Expected.NOTHING_OF_IT;
        }
        return !caller.mandates().isEmpty() && name.startsWith("own") && relation.least() != Relation.Mandate.NOBODY
                ? Expected.FORBIDDEN
                : Expected.NOT_THERE;
    }

    private boolean asHouse(Operation operation) {
        return caller.has(Role.HOUSE) && operation.who().roles().contains(Role.HOUSE);
    }

    private boolean related(Relation relation) {
        return relation.officers() && caller.covers(MatrixWorld.DIVISION)
                || name.startsWith("own")
                        && caller.mandates().values().stream()
                                .map(Relation.Mandate::valueOf)
                                .anyMatch(mandate -> mandate.compareTo(relation.least()) >= 0);
    }

    private static MatrixCaller of(
            SmallHouse house,
            String name,
            Caller.Kind kind,
            String division,
            Set<Role> roles,
            Map<String, String> mandates) {
        Caller caller = new Caller("m-" + name.replace(' ', '-'), kind, name, division, "部门", roles, mandates);
        return new MatrixCaller(name, signed(house, caller, Duration.ofHours(1), house.key()), true, caller);
    }

    private static String signed(SmallHouse house, Caller caller, Duration life, RSAKey key) {
        return house.token(
                caller.id(),
                caller.kind().name(),
                caller.division(),
                caller.roles().stream().map(Role::name).toList(),
                caller.mandates().entrySet().stream()
                        .map(mandate -> mandate.getKey() + ":" + mandate.getValue())
                        .toList(),
                life,
                key);
    }
}
