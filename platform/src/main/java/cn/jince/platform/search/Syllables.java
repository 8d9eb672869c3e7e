package cn.jince.platform.search;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 拼音 of characters, without tones, after Unicode's Han-Latin transform; one reading each. */
final class Syllables {
    private static final int FIRST = 0x4E00;
    private static final int LAST = 0x9FA5;
    /** Syllables of the 20,902 characters of the basic block; the transform itself is let go after the start. */
    private static final @Nullable String[] OF = read();

    private Syllables() {}

    /**
     * One entry for each character that counts: a syllable for a Chinese one, itself for a Latin letter or a digit;
     * punctuation is left out.
     */
    static List<String> of(String text) {
        List<String> syllables = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            @Nullable String syllable = han(c) ? OF[c - FIRST] : null;
            if (syllable != null) {
                syllables.add(syllable);
            } else if (Character.isLetterOrDigit(c)) {
                syllables.add(String.valueOf(Character.toLowerCase(c)));
            }
        }
        return syllables;
    }

    static boolean han(char c) {
        return c >= FIRST && c <= LAST;
    }

    private static @Nullable String[] read() {
        Transliterator latin = Transliterator.getInstance("Han-Latin; NFD; [:M:] Remove; NFC");
        StringBuilder all = new StringBuilder();
        for (int c = FIRST; c <= LAST; c++) {
            all.append((char) c).append('\n');
        }
        String[] lines = latin.transliterate(all.toString()).split("\n");
        @Nullable String[] syllables = new String[LAST - FIRST + 1];
        for (int i = 0; i < syllables.length && i < lines.length; i++) {
            String line = lines[i].strip().toLowerCase(Locale.ROOT);
            syllables[i] = line.chars().allMatch(c -> c >= 'a' && c <= 'z') && !line.isEmpty() ? line.intern() : null;
        }
        return syllables;
    }
}
