package cn.jince.platform.matching.store;

import io.r2dbc.spi.Readable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;

/** Bitmaps in a column. */
final class Bitmaps {
    private Bitmaps() {}

    static byte[] bytes(RoaringBitmap bitmap) {
        ByteBuffer buffer = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(buffer);
        return buffer.array();
    }

    static RoaringBitmap of(Readable row, String column) {
        try {
            RoaringBitmap bitmap = new RoaringBitmap();
            bitmap.deserialize(ByteBuffer.wrap(Objects.requireNonNull(row.get(column, byte[].class))));
            return bitmap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
