package cn.jince.platform.enterprise;

/** A dossier with the enterprise's ordinal: its place in the matching index. */
public record NumberedDossier(int ordinal, Dossier dossier) {}
