package cn.jince.platform.kernel;

/**
 * Whatever answers with the fact of an attribute: a dossier, a rule case, a claim's frozen snapshot. Never answers
 * null.
 */
@FunctionalInterface
public interface Facts {
    Fact of(Attribute attribute);
}
