package cn.jince.platform.matching;

import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Eligibility.Leaf;
import org.roaringbitmap.RoaringBitmap;

/** One attribute of the whole population: its values, who is known, who is known to have none. */
abstract sealed class Column permits NumberColumn, ValueColumn {
    private final BitmapWriter knownWriter = new BitmapWriter();
    private final BitmapWriter absentWriter = new BitmapWriter();
    RoaringBitmap known = new RoaringBitmap();
    RoaringBitmap absent = new RoaringBitmap();

    /** Bulk load: ordinals ascend, and {@link #seal} ends it. */
    final void load(int ordinal, Fact fact) {
        switch (fact) {
            case Fact.Known(FactValue value, var _) -> {
                knownWriter.add(ordinal);
                loadValue(ordinal, value);
            }
            case Fact.Absent _ -> absentWriter.add(ordinal);
            case Fact.Unknown _ -> {}
        }
    }

    final void seal() {
        known = knownWriter.done();
        absent = absentWriter.done();
        sealValues();
    }

    /** Live change of one enterprise. */
    final void put(int ordinal, Fact fact) {
        switch (fact) {
            case Fact.Known(FactValue value, var _) -> {
                putValue(ordinal, value, known.contains(ordinal));
                known.add(ordinal);
                absent.remove(ordinal);
            }
            case Fact.Absent _ -> {
                forget(ordinal);
                absent.add(ordinal);
            }
            case Fact.Unknown _ -> {
                forget(ordinal);
                absent.remove(ordinal);
            }
        }
    }

    private void forget(int ordinal) {
        if (known.contains(ordinal)) {
            removeValue(ordinal);
            known.remove(ordinal);
        }
    }

    /** The ordinals among the known ones for which the question is answered yes. */
    abstract RoaringBitmap yes(Leaf leaf);

    abstract void loadValue(int ordinal, FactValue value);

    abstract void sealValues();

    abstract void putValue(int ordinal, FactValue value, boolean wasKnown);

    abstract void removeValue(int ordinal);
}
