package cn.jince.platform.evaluation;

/** Why an answer is not taken. */
sealed interface SurveyRefusal {
    record NotFound() implements SurveyRefusal {}

    record NotAllowed() implements SurveyRefusal {}

    /** Nothing was granted yet. */
    record TooEarly(String state) implements SurveyRefusal {}

    record Bad() implements SurveyRefusal {}
}
