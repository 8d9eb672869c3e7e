package cn.jince.adapters.reconciliation;

import cn.jince.adapters.call.Lines;
import cn.jince.adapters.descriptor.SystemDescriptor.Dispatch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A capability whose days are compared.
 *
 * @param statement their capability that lists a day
 * @param division any division of the system, to reach it
 * @param money payouts: the platform's record, not that of commands
 */
record Reconciled(String system, String owner, String capability, String statement, String division, boolean money) {
    private static final String PAYOUT = "treasury.payout";
    private static final String TREASURY_STATEMENT = "treasury.day-statement";

    static List<Reconciled> of(Lines lines) {
        Stream<Reconciled> commands = lines.all().stream()
                .filter(line -> line.capability().dispatch() != null
                        && line.capability().dispatch().statement() != null)
                .map(line -> {
                    Dispatch dispatch = Objects.requireNonNull(line.capability().dispatch());
                    return new Reconciled(
                            line.system().system(),
                            line.system().owner(),
                            line.capability().capability(),
                            Objects.requireNonNull(dispatch.statement()),
                            line.system().divisions().getFirst(),
                            false);
                });
        Stream<Reconciled> money = lines.all().stream()
                .filter(line -> line.capability().capability().equals(TREASURY_STATEMENT))
                .map(line -> new Reconciled(
                        line.system().system(),
                        line.system().owner(),
                        PAYOUT,
                        TREASURY_STATEMENT,
                        line.system().divisions().getFirst(),
                        true));
        return Stream.concat(commands, money).toList();
    }

    static Optional<Reconciled> find(Lines lines, String system, String capability) {
        return of(lines).stream()
                .filter(each ->
                        each.system().equals(system) && each.capability().equals(capability))
                .findFirst();
    }
}
