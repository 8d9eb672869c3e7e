package cn.jince.adapters.exchange;

import cn.jince.adapters.intake.batch.Refusal;
import cn.jince.adapters.intake.batch.TakingRefusal;
import cn.jince.adapters.intake.row.Defect;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;

/** Refusals of the open interfaces, as problems. */
final class ExchangeProblems {

    static Problem of(TakingRefusal refusal) {
        return switch (refusal) {
            case TakingRefusal.BatchIdReused(long row) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "BATCH_ID_REUSED",
                                row == 0 ? "该批次号已用于另一类数据。" : "该批次号已用于另一批数据：第" + row + "行与已接收的不同。")
                        .with("row", row);
            case TakingRefusal.Overtaken _ ->
                Problem.of(HttpStatus.CONFLICT, "BATCH_OVERTAKEN", "同一批次有更新的上传在进行，本次上传停止。");
            case TakingRefusal.TooManyRows(long most) ->
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY_ROWS", "一批最多" + most + "行，请拆分后重新推送。");
            case TakingRefusal.Empty _ -> Problem.of(HttpStatus.BAD_REQUEST, "EMPTY_BATCH", "批次中没有数据行。");
            case TakingRefusal.BodyDiffers _ -> bodyDiffers();
        };
    }

    static Problem bodyDiffers() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "BODY_DIFFERS", "报文与签名的摘要不符，未接收。");
    }

    /** A row that is wrong in itself. */
    static Problem of(Defect defect) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, defect.code(), defect.detail())
                .with("pointer", defect.pointer());
    }

    /** A row the platform did not take: 404 for what it does not know, 409 with our state for what it contradicts. */
    static Problem of(Refusal refusal) {
        Defect defect = refusal.defect();
        HttpStatus status = switch (defect.code()) {
            case "UNKNOWN_CLAIM", "UNKNOWN_ORDER" -> HttpStatus.NOT_FOUND;
            case "ILLEGAL_STATE", "AMOUNT_DIFFERS", "OFFICERS_TEXT", "EVENT_ID_REUSED" -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        Problem problem = Problem.of(status, defect.code(), defect.detail()).with("pointer", defect.pointer());
        return refusal.ours() == null ? problem : problem.with("ours", refusal.ours());
    }

    static Problem noSuchBatch(String batch) {
        return Problem.of(HttpStatus.NOT_FOUND, "BATCH_NOT_FOUND", "没有批次" + batch + "。");
    }

    /** What an upload that stands still ends in; everything else as it is. */
    static Throwable upload(Throwable error) {
        return error instanceof TimeoutException
                ? Problem.of(HttpStatus.REQUEST_TIMEOUT, "UPLOAD_STALLED", "上传长时间没有数据，已中止；请以同一批次号重新推送。")
                : error;
    }

    /** When to come back, as the header too. */
    static void retryAfter(Throwable error, ServerWebExchange exchange) {
        if (error instanceof Problem problem) {
            Map<String, Object> members = problem.getBody().getProperties();
            Object seconds = members == null ? null : members.get("retryAfter");
            if (seconds != null) {
                exchange.getResponse().getHeaders().set("Retry-After", seconds.toString());
            }
        }
    }

    static Problem unreadable(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, detail);
    }

    private ExchangeProblems() {}
}
