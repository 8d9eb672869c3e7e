package cn.jince.platform.consultation;

/** Why a consultation does not go on that way. */
sealed interface ConsultationRefusal {
    record NotFound() implements ConsultationRefusal {}

    record Bad(String detail) implements ConsultationRefusal {}

    record WrongState(Consultation.State state) implements ConsultationRefusal {}

    record Undecided(long left) implements ConsultationRefusal {}

    record KeyRequired() implements ConsultationRefusal {}
}
