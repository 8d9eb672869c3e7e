package cn.jince.adapters.collection;

import java.time.LocalDate;
import java.util.Map;

/** One record as a source delivers it. */
public sealed interface Row {
    /** What the source knows it by. */
    String key();

    /**
     * @param day what it holds for, where the mapping does not say
     * @param gone they say that it was deleted
     */
    record Read(String key, Map<String, Object> content, LocalDate day, boolean gone) implements Row {}

    /** It was there and is there no more. @param subject credit code it was about */
    record Missing(String key, String subject, LocalDate day) implements Row {}

    /** It cannot be read. */
    record Damaged(String key, String code, String detail) implements Row {}
}
