package cn.jince.platform.claim;

/** Where the payout goes; shown masked to everyone but the enterprise's own editors. */
public record Account(String holder, String bank, String number) {
    /** All but the last four digits hidden. */
    public String masked() {
        return "****" + number.substring(Math.max(0, number.length() - 4));
    }

    public boolean wellFormed() {
        return !holder.isBlank() && !bank.isBlank() && bank.length() <= 100 && number.matches("\\d{8,32}");
    }
}
