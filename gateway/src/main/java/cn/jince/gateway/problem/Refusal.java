package cn.jince.gateway.problem;

import cn.jince.api.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a request does not go on, or did not end well: status, stable code, and what the person in front is told. */
public enum Refusal {
    BAD_HOST(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请求缺少或重复了主机名。", "client"),
    FOREIGN_HOST(HttpStatus.MISDIRECTED_REQUEST, "FOREIGN_HOST", "本平台不在所请求的主机名下提供服务。", "client"),
    BAD_PATH(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请求地址含有不允许的字符。", "client"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请求有误。", "client"),
    BAD_VERSION(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "HTTP_VERSION", "不支持该 HTTP 版本。", "client"),
    BAD_EXPECTATION(HttpStatus.EXPECTATION_FAILED, "EXPECTATION_FAILED", "不支持请求头 Expect 的内容。", "client"),
    NO_ROUTE(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到所请求的内容。", "client"),
    WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_ALLOWED, "该地址不支持这种请求方法。", "client"),
    CROSS_SITE(HttpStatus.FORBIDDEN, "CROSS_SITE", "请求不是来自本平台页面。", "gateway"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。", "gateway"),
    SESSION_OVER(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "登录已失效，请重新登录。", "client"),
    FORBIDDEN(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "您的身份不能访问该地址。", "gateway"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, ProblemCode.TOO_MANY_REQUESTS, "请求过于频繁，请稍后再试。", "gateway"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.BODY_TOO_LARGE, "提交的内容过大。", "client"),
    UPLOAD_STALLED(HttpStatus.REQUEST_TIMEOUT, "UPLOAD_STALLED", "上传中断，请检查网络后重试。", "client"),
    IDENTITY_AWAY(HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, "登录服务暂时不可用，请稍后重试。", "upstream"),
    BREAKER_OPEN(HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, "服务暂时不可用，请稍后重试。", "gateway"),
    TOO_MANY_CALLS(HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, "当前访问人数较多，请稍后重试。", "gateway"),
    UPSTREAM_FAILED(HttpStatus.BAD_GATEWAY, ProblemCode.UPSTREAM_FAILED, "后台服务未能给出可用的答复，请稍后重试。", "upstream"),
    UPSTREAM_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, ProblemCode.UPSTREAM_TIMEOUT, "处理超时，请稍后重试。", "upstream"),
    VERSION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请在 If-Match 中给出当前版本。", "client"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "路由表已被他人更新，请刷新后重试。", "client"),
    NOTHING_BEFORE(HttpStatus.CONFLICT, "NOTHING_BEFORE", "没有可以退回的路由表。", "client"),
    ROUTES_MISTAKEN(HttpStatus.UNPROCESSABLE_CONTENT, "ROUTES_MISTAKEN", "路由表有误，未生效。", "client"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, ProblemCode.INTERNAL, "系统出现问题，已记录，请稍后重试。", "gateway");

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final String source;

    Refusal(HttpStatus status, String code, String detail, String source) {
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.source = source;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** In Chinese. */
    public String detail() {
        return detail;
    }

    /** client, gateway or upstream. */
    public String source() {
        return source;
    }
}
