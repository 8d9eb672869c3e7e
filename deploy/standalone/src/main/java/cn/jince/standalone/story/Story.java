package cn.jince.standalone.story;

import java.io.PrintStream;
import java.time.Duration;

/** The eleven steps. Every play makes a new version of the item, so that it can be told again on the same world. */
public final class Story {
    private final World world;
    private final PrintStream out;
    private final Cast cast;

    private Story(World world, PrintStream out) {
        this.world = world;
        this.out = out;
        this.cast = new Cast(world);
    }

    public static Story of(World world, PrintStream out) {
        return new Story(world, out);
    }

    public Cast cast() {
        return cast;
    }

    /** Plays all; {@link StoryBroke} at the first thing that is not as it must be. */
    public void play(Duration pace) {
        Narrator narrator = new Narrator(out, pace);
        Scene scene = new Scene(world, cast, narrator);
        out.println();
        out.println("晋策：一条政策从起草到兑付");
        scene.world.counterparts().getReady();
        new StepPublishing(scene).publishes();
        StepMatching matching = new StepMatching(scene);
        matching.findsEnterprises();
        matching.tellsMembersOnce();
        StepHome home = new StepHome(scene);
        home.opensHome();
        home.readsReasons();
        StepClaim claim = new StepClaim(scene);
        claim.claims();
        claim.isReviewed();
        new StepPayout(scene).isNotifiedAndPaid();
        new StepClaimFree(scene).runs();
        new StepMonitoring(scene).counts();
        new StepDirectline(scene).answers();
        narrator.end("故事完。");
    }
}
