package cn.jince.bff.mobile.feed;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ClaimFreeMoved;
import cn.jince.api.event.EventTypes.ClaimMoved;
import cn.jince.api.event.EventTypes.DeadlineNear;
import cn.jince.api.event.EventTypes.EnquiryMoved;
import cn.jince.api.event.EventTypes.EnterprisesMatched;
import cn.jince.api.event.EventTypes.FactObjectionMoved;
import cn.jince.api.event.EventTypes.ItemPublished;
import cn.jince.api.event.EventTypes.PayoutRejected;
import cn.jince.api.event.OutboxEvent;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.delivery.LetterClass;
import cn.jince.bff.mobile.feed.Letter.Reach;
import cn.jince.bff.mobile.feed.Reading.ItemVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns an event into letters. Nothing is looked up and nothing is kept. */
@Component
class WriteLetters {
    /** An event of a newer platform may say more than we know; that is no reason to drop it. */
    private final JsonMapper json;

    WriteLetters(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Fails where an event's data is not what its type says. */
    Reading of(OutboxEvent event) {
        return switch (event.type()) {
            case EventTypes.ITEM_PUBLISHED -> published(read(event, ItemPublished.class));
            case EventTypes.ENTERPRISES_MATCHED -> {
                EnterprisesMatched matched = read(event, EnterprisesMatched.class);
                yield new Reading(matched(matched), new ItemVersion(matched.itemId(), matched.version()), null);
            }
            case EventTypes.DEADLINE_NEAR -> Reading.of(deadlineNear(read(event, DeadlineNear.class)));
            case EventTypes.CLAIM_MOVED -> Reading.of(claimMoved(event, read(event, ClaimMoved.class)));
            case EventTypes.CLAIM_FREE_MOVED -> Reading.of(claimFreeMoved(event, read(event, ClaimFreeMoved.class)));
            case EventTypes.PAYOUT_REJECTED -> Reading.of(payoutRejected(event, read(event, PayoutRejected.class)));
            case EventTypes.ENQUIRY_MOVED -> Reading.of(enquiryMoved(event, read(event, EnquiryMoved.class)));
            case EventTypes.FACT_OBJECTION_MOVED ->
                Reading.of(objectionMoved(event, read(event, FactObjectionMoved.class)));
            default -> Reading.NOTHING;
        };
    }

    private <T> T read(OutboxEvent event, Class<T> type) {
        return json.treeToValue(event.data(), type);
    }

    private static Reading published(ItemPublished published) {
        return published.silent()
                ? new Reading(List.of(), null, new ItemVersion(published.itemId(), published.version()))
                : Reading.NOTHING;
    }

    private static List<Letter> matched(EnterprisesMatched matched) {
        String page = "pages/policy/detail?id=" + matched.itemId();
        String until = matched.deadline() == null ? "长期有效" : matched.deadline() + " 前申报";
        Map<String, String> data = new LinkedHashMap<>();
        data.put("thing1", Wording.thing(matched.itemName()));
        data.put("thing2", Wording.thing(matched.authority()));
        data.put("thing3", Wording.thing(until));
        data.put("thing4", "您的企业符合条件，点击查看");
        boolean later = matched.because() != null;
        String why = later ? matched.because() + "，" : "";
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < matched.creditCodes().size(); i++) {
            long estimate = i < matched.estimates().size() ? matched.estimates().get(i) : 0;
            String money = estimate > 0 ? "，预计可享受 " + Wording.money(estimate) : "";
            letters.add(new Letter(
                    matched.creditCodes().get(i),
                    "match:" + matched.itemId() + ":" + matched.version(),
                    "MATCH",
                    LetterClass.MATCH,
                    (later ? "现已符合：" : "新政策匹配：") + matched.itemName(),
                    why + "您的企业符合「" + matched.itemName() + "」的申领条件" + money + "。主管单位：" + matched.authority() + "；"
                            + until + "。",
                    page,
                    matched.itemId(),
                    null,
                    Reach.WECHAT,
                    ConsentTemplate.MATCH,
                    data));
        }
        return letters;
    }

    /** Each step of the ladder once, whatever comes again. */
    private static List<Letter> deadlineNear(DeadlineNear near) {
        String when = near.daysLeft() == 0 ? "今天截止" : "还有 " + near.daysLeft() + " 天截止";
        Map<String, String> data = new LinkedHashMap<>();
        data.put("thing1", Wording.thing(near.itemName()));
        data.put("thing2", Wording.thing(near.authority()));
        data.put("thing3", Wording.thing(near.deadline() + " 前申报"));
        data.put("thing4", Wording.thing(when + "，尚未申报"));
        return near.creditCodes().stream()
                .map(code -> new Letter(
                        code,
                        "deadline:" + near.itemId() + ":" + near.version() + ":" + near.step(),
                        "DEADLINE",
                        LetterClass.MATCH,
                        "申报提醒：" + near.itemName(),
                        "「" + near.itemName() + "」" + when + "（" + near.deadline() + "，含当日），您的企业符合条件、尚未申报。主管单位："
                                + near.authority() + "。",
                        "pages/policy/detail?id=" + near.itemId(),
                        near.itemId(),
                        null,
                        Reach.WECHAT,
                        ConsentTemplate.MATCH,
                        data))
                .toList();
    }

    private static List<Letter> claimMoved(OutboxEvent event, ClaimMoved moved) {
        if (ClaimNews.silent(moved.state())) {
            return List.of();
        }
        ClaimNews news = ClaimNews.ofClaim(moved.state());
        String number = moved.number();
        Map<String, String> data = new LinkedHashMap<>();
        data.put("thing1", Wording.thing(moved.itemName()));
        data.put("character_string2", Wording.characters(number == null ? moved.claimId() : number));
        data.put("phrase3", news.phrase());
        data.put("time4", Wording.time(event.at()));
        data.put("thing5", Wording.thing(said(moved.note(), news)));
        return List.of(new Letter(
                moved.creditCode(),
                "claim:" + moved.claimId() + ":" + event.id(),
                "CLAIM",
                LetterClass.MUST_ARRIVE,
                "申报进度：" + moved.stateName(),
                body(moved.itemName(), news, moved.amountFen(), moved.note()),
                "pages/claim/detail?id=" + moved.claimId(),
                moved.itemId(),
                moved.claimId(),
                news.reach(),
                ConsentTemplate.CLAIM,
                data));
    }

    private static List<Letter> claimFreeMoved(OutboxEvent event, ClaimFreeMoved moved) {
        ClaimNews news = ClaimNews.ofClaimFree(moved.state());
        Map<String, String> data = new LinkedHashMap<>();
        data.put("thing1", Wording.thing(moved.itemName()));
        data.put("phrase2", news.phrase());
        data.put("thing3", Wording.thing(said(moved.note(), news)));
        data.put("time4", Wording.time(event.at()));
        return List.of(new Letter(
                moved.creditCode(),
                "claim-free:" + moved.runId() + ":" + moved.creditCode() + ":" + moved.state(),
                "CLAIM_FREE",
                LetterClass.MUST_ARRIVE,
                "免申即享：" + news.phrase(),
                body(moved.itemName(), news, moved.amountFen(), moved.note()),
                "pages/claim-free/detail?id=" + moved.runId(),
                moved.itemId(),
                null,
                news.reach(),
                ConsentTemplate.CLAIM_FREE,
                data));
    }

    /** Told once per order that was turned away: the enterprise has to name another account. */
    private static List<Letter> payoutRejected(OutboxEvent event, PayoutRejected rejected) {
        ClaimNews news = ClaimNews.PAYOUT_REJECTED;
        boolean claim = rejected.subject().equals("CLAIM");
        Map<String, String> data = new LinkedHashMap<>();
        data.put("thing1", Wording.thing(rejected.itemName()));
        data.put(
                claim ? "character_string2" : "phrase2",
                claim ? Wording.characters(rejected.claimNumber()) : news.phrase());
        data.put(claim ? "phrase3" : "thing3", claim ? news.phrase() : Wording.thing(rejected.note()));
        data.put("time4", Wording.time(event.at()));
        if (claim) {
            data.put("thing5", Wording.thing(rejected.note()));
        }
        return List.of(new Letter(
                rejected.creditCode(),
                "payout:" + rejected.intentId() + ":" + event.id(),
                claim ? "CLAIM" : "CLAIM_FREE",
                LetterClass.MUST_ARRIVE,
                "兑付退回：" + rejected.itemName(),
                body(rejected.itemName(), news, rejected.amountFen(), rejected.note()),
                "pages/payout/account?id=" + rejected.intentId(),
                rejected.itemId(),
                claim ? rejected.subjectId() : null,
                news.reach(),
                claim ? ConsentTemplate.CLAIM : ConsentTemplate.CLAIM_FREE,
                data));
    }

    /** An answer reaches the phone; that it takes longer or went elsewhere is found in the inbox. */
    private static List<Letter> enquiryMoved(OutboxEvent event, EnquiryMoved moved) {
        boolean answered = moved.event().equals("ANSWERED");
        String title = switch (moved.event()) {
            case "ANSWERED" -> "诉求已答复：";
            case "HANDED_OVER" -> "诉求已转交：";
            default -> "诉求办理延长：";
        };
        String body = answered
                ? moved.department() + "已答复您的诉求，请查看并评价。"
                : "您的诉求由" + moved.department() + "办理，最迟 " + moved.dueOn() + " 答复。";
        return List.of(new Letter(
                moved.creditCode(),
                "enquiry:" + moved.enquiryId() + ":" + event.id(),
                "ENQUIRY",
                LetterClass.MUST_ARRIVE,
                title + moved.title(),
                body,
                "pages/enquiry/detail?id=" + moved.enquiryId(),
                moved.itemId(),
                null,
                answered ? Reach.APP : Reach.INBOX,
                ConsentTemplate.CLAIM,
                Map.of()));
    }

    /** What the enterprise did itself is no news to it. */
    private static List<Letter> objectionMoved(OutboxEvent event, FactObjectionMoved moved) {
        String note = moved.note() == null ? "" : moved.note();
        String body = switch (moved.state()) {
            case "UPHELD" -> moved.department() + "认为异议成立，已请来源系统重新提供数据：" + note;
            case "REJECTED" -> moved.department() + "认为数据无误：" + note;
            case "RESTATED" -> "来源系统已重新提供数据，请在一企一档中查看。";
            default -> "";
        };
        return body.isEmpty()
                ? List.of()
                : List.of(new Letter(
                        moved.creditCode(),
                        "objection:" + moved.objectionId() + ":" + event.id(),
                        "FACT_OBJECTION",
                        LetterClass.MUST_ARRIVE,
                        "数据异议：" + moved.attributeName(),
                        body,
                        "pages/objection/detail?id=" + moved.objectionId(),
                        null,
                        null,
                        Reach.INBOX,
                        ConsentTemplate.CLAIM,
                        Map.of()));
    }

    private static String said(@Nullable String note, ClaimNews news) {
        return note == null || note.isBlank() ? news.advice() : note;
    }

    private static String body(String itemName, ClaimNews news, @Nullable Long amountFen, @Nullable String note) {
        String money = amountFen == null || amountFen <= 0 ? "" : "金额 " + Wording.money(amountFen) + "。";
        String reason = note == null || note.isBlank() ? "" : "说明：" + note;
        return "「" + itemName + "」" + news.advice() + money + reason;
    }
}
