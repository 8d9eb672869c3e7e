package cn.jince.platform.claim.store;

import cn.jince.platform.claim.Attachment;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;

/** One row of the table as an attachment. */
final class AttachmentRows {
    private AttachmentRows() {}

    static Attachment attachment(Readable row) {
        Columns columns = new Columns(row);
        return new Attachment(
                columns.text("id"),
                columns.text("material"),
                columns.text("file_name"),
                columns.text("media_type"),
                columns.number("bytes"),
                columns.text("sha256"),
                columns.instant("uploaded_at"),
                columns.text("key_id"),
                Attachment.Scan.valueOf(columns.text("scan")));
    }
}
