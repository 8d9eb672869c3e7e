package cn.jince.platform.review.store;

import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.review.Budgets;
import cn.jince.platform.rows.Columns;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcBudgets implements Budgets {
    private final DatabaseClient db;

    R2dbcBudgets(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Long> reserve(PolicyItem item, int fiscalYear, long amountFen) {
        Mono<Long> reserved = db.sql("UPDATE item_budget SET reserved_fen = reserved_fen + :amount"
                        + " WHERE item_id = :item AND fiscal_year = :year AND reserved_fen + :amount <= total_fen")
                .bind("amount", amountFen)
                .bind("item", item.id())
                .bind("year", fiscalYear)
                .fetch()
                .rowsUpdated();
        return publish(item, fiscalYear)
                .then(reserved)
                .flatMap(rows -> rows == 1 ? Mono.just(-1L) : left(item.id(), fiscalYear));
    }

    /** A budget the item's publication names counts from its first use on. */
    private Mono<Void> publish(PolicyItem item, int fiscalYear) {
        if (!(item.published().get("budget_fen") instanceof Number total)) {
            return Mono.empty();
        }
        return db.sql("INSERT INTO item_budget (item_id, fiscal_year, total_fen) VALUES (:item, :year, :total)"
                        + " ON CONFLICT (item_id, fiscal_year) DO NOTHING")
                .bind("item", item.id())
                .bind("year", fiscalYear)
                .bind("total", total.longValue())
                .then();
    }

    private Mono<Long> left(String itemId, int fiscalYear) {
        return db.sql("SELECT total_fen - reserved_fen AS rest FROM item_budget"
                        + " WHERE item_id = :item AND fiscal_year = :year")
                .bind("item", itemId)
                .bind("year", fiscalYear)
                .map(row -> new Columns(row).number("rest"))
                .one()
                .defaultIfEmpty(-1L);
    }

    @Override
    public Mono<Void> release(String itemId, int fiscalYear, long amountFen) {
        return db.sql("UPDATE item_budget SET reserved_fen = reserved_fen - :amount"
                        + " WHERE item_id = :item AND fiscal_year = :year")
                .bind("amount", amountFen)
                .bind("item", itemId)
                .bind("year", fiscalYear)
                .then();
    }
}
