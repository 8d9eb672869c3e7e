package cn.jince.platform.notice;

/** Why an objection or its settlement is not taken. */
public sealed interface NoticeRefusal {
    record NotFound() implements NoticeRefusal {}

    /** The notice has ended, or nothing is to be settled. */
    record WrongState(String detail) implements NoticeRefusal {}

    record NotAllowed() implements NoticeRefusal {}

    record FourEyes(String detail) implements NoticeRefusal {}

    record Incomplete() implements NoticeRefusal {}
}
