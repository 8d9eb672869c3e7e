package cn.jince.identity.kiosk;

import cn.jince.identity.kiosk.ApproveDevice.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** Where an officer types the code on the kiosk's screen; plain HTML, no script. */
@Controller
class DevicePage {
    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>授权一体机 · 山西省涉企政策服务平台</title><style>
            body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f7f9fc;
            font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1c2433}
            main{width:min(26rem,92vw);background:#fff;border-radius:12px;padding:2rem}
            input{width:100%%;box-sizing:border-box;padding:.65rem;font:inherit;letter-spacing:.2em;text-transform:uppercase}
            button{margin-top:1rem;width:100%%;padding:.75rem;border:0;border-radius:8px;background:#1d5fd1;color:#fff;font:inherit}
            </style></head><body><main><h1>授权一体机</h1>
            <p>只授权您眼前这台设备：核对屏幕上的设备码。不要使用别人发来的设备码。</p><p role="status">%s</p>
            <form method="post" action="/identity/device"><input type="hidden" name="%s" value="%s">
            <label for="code">设备码</label><input id="code" name="user_code" value="%s" autocomplete="off" required>
            <button type="submit">授权这台一体机</button></form></main></body></html>
            """;

    private final ApproveDevice approving;

    DevicePage(ApproveDevice approving) {
        this.approving = approving;
    }

    @GetMapping(path = "/identity/device", produces = HTML)
    @ResponseBody
    String ask(@RequestParam(name = "user_code", required = false) @Nullable String code, CsrfToken csrf) {
        return page("", code == null ? "" : code, csrf);
    }

    @PostMapping(path = "/identity/device", produces = HTML)
    @ResponseBody
    String approve(Authentication officer, @RequestParam("user_code") String code, CsrfToken csrf) {
        Answer answer = approving.approve(officer, code);
        return page(answer.text(), "", csrf);
    }

    private static String page(String status, String code, CsrfToken csrf) {
        return PAGE.formatted(
                status,
                HtmlUtils.htmlEscape(csrf.getParameterName()),
                HtmlUtils.htmlEscape(csrf.getToken()),
                HtmlUtils.htmlEscape(code));
    }
}
