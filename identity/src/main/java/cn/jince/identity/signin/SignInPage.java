package cn.jince.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** The sign-in form; plain HTML, no script. */
@Controller
class SignInPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>登录 · 山西省涉企政策服务平台</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">
            <style>
            body{margin:0;min-height:100vh;display:grid;place-items:center;background:linear-gradient(160deg,#e8f0fe,#f7f9fc 60%%);
            font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1c2433}
            main{width:min(24rem,92vw);background:#fff;border-radius:12px;box-shadow:0 10px 40px rgba(29,95,209,.14);padding:2rem}
            h1{font-size:1.25rem;margin:0 0 .25rem}p{margin:.25rem 0 1rem;color:#5a6780}
            label{display:block;margin:.9rem 0 .25rem;font-weight:600}
            input{width:100%%;box-sizing:border-box;padding:.65rem .8rem;border:1px solid #c3ccdb;border-radius:8px;font:inherit}
            input:focus-visible,button:focus-visible{outline:3px solid #1d5fd1;outline-offset:1px}
            button{margin-top:1.4rem;width:100%%;padding:.75rem;border:0;border-radius:8px;background:#1d5fd1;color:#fff;font:inherit;font-weight:600;cursor:pointer}
            .error{background:#fdecea;color:#8c1d18;border-radius:8px;padding:.6rem .8rem}
            </style></head><body><main>
            <h1>山西省涉企政策服务平台</h1><p>惠企政策一网通办</p>%s
            <form method="post" action="/identity/sign-in">
            <input type="hidden" name="%s" value="%s">
            <label for="username">账号或手机号</label><input id="username" name="username" autocomplete="username" required autofocus>
            <label for="password">密码</label><input id="password" name="password" type="password" autocomplete="current-password" required>
            <label for="code">动态口令（工作人员必填）</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code">
            <button type="submit">登录</button></form></main></body></html>
            """;

    @GetMapping(path = "/identity/sign-in", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String page(HttpServletRequest request, CsrfToken csrf) {
        String notice = "";
        if (request.getParameter("error") != null) {
            notice = "<p class=\"error\" role=\"alert\">账号、密码或动态口令不正确；连续五次错误将锁定十分钟。</p>";
        }
        return PAGE.formatted(
                notice, HtmlUtils.htmlEscape(csrf.getParameterName()), HtmlUtils.htmlEscape(csrf.getToken()));
    }
}
