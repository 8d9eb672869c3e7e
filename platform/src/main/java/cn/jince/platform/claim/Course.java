package cn.jince.platform.claim;

import cn.jince.platform.claim.ClaimEvent.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 办理进程: how the stage that waits stands.
 *
 * @param openedOn the day it opened; null before the claim is submitted
 * @param stoodDays working days its clock stood still because the enterprise owed something
 * @param holder who has it in hand after a hand-over; null where anyone of the role may
 * @param opinions asked in the whole claim, answered or not
 * @param clerks officers who filled or submitted it at a counter: they decide nothing of it
 */
public record Course(
        @Nullable LocalDate openedOn,
        int stoodDays,
        @Nullable Actor holder,
        List<Opinion> opinions,
        Set<String> clerks) {
    public static final Course NONE = new Course(null, 0, null, List.of(), Set.of());

    /** Claims kept before there were counters have no clerks. */
    public Course {
        clerks = clerks == null ? Set.of() : clerks;
    }

    /** 专家意见: asked and given; whoever decides may decide otherwise. @param id counted within the claim */
    public record Opinion(
            String id,
            Actor askedBy,
            String division,
            String department,
            String question,
            LocalDate askedOn,
            int limitDays,
            @Nullable Given given) {
        Opinion answered(Given answer) {
            return new Opinion(id, askedBy, division, department, question, askedOn, limitDays, answer);
        }
    }

    public record Given(Actor by, boolean favourable, String text, Instant at) {}

    /** A new stage has a clock of its own and nobody's name on it. */
    Course opened(LocalDate day) {
        return new Course(day, 0, null, opinions, clerks);
    }

    Course stood(int days) {
        return new Course(openedOn, stoodDays + days, holder, opinions, clerks);
    }

    Course after(ClaimVerb verb, LocalDate day, Actor actor) {
        Course next = switch (verb) {
            case SUBMIT, ACCEPT, FIRST_REVIEW, JOINT_REVIEW -> opened(day);
            default -> this;
        };
        return actor.clerk() == null ? next : next.helpedBy(actor.clerk());
    }

    private Course helpedBy(String clerk) {
        Set<String> all = new TreeSet<>(clerks);
        all.add(clerk);
        return new Course(openedOn, stoodDays, holder, opinions, Set.copyOf(all));
    }

    Course heldBy(Actor officer) {
        return new Course(openedOn, stoodDays, officer, opinions, clerks);
    }

    Course with(Opinion opinion) {
        List<Opinion> all = new ArrayList<>(opinions);
        all.removeIf(other -> other.id().equals(opinion.id()));
        all.add(opinion);
        return new Course(openedOn, stoodDays, holder, List.copyOf(all), clerks);
    }
}
