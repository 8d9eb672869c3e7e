package cn.jince.platform.claim;

import cn.jince.platform.privacy.Masks;

/** Where the payout goes; shown masked to everyone but the enterprise's own editors. */
public record Account(String holder, String bank, String number) {
    /** All but the last four digits hidden. */
    public String masked() {
        return Masks.account(number);
    }

    public boolean wellFormed() {
        return !holder.isBlank() && !bank.isBlank() && bank.length() <= 100 && number.matches("\\d{8,32}");
    }
}
