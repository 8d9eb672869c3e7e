package cn.jince.platform.matching;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** A bitmap filled in ascending order; costs nothing until something is added. */
final class BitmapWriter {
    private @Nullable RoaringBitmapWriter<RoaringBitmap> writer;

    void add(int ordinal) {
        if (writer == null) {
            writer = RoaringBitmapWriter.writer().get();
        }
        writer.add(ordinal);
    }

    RoaringBitmap done() {
        if (writer == null) {
            return new RoaringBitmap();
        }
        RoaringBitmap done = writer.get();
        writer = null;
        done.runOptimize();
        done.trim();
        return done;
    }
}
