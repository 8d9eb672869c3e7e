package cn.jince.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** A file that was fetched whole, on our disk, with its digests. */
public record Staged(Path path, long size, String sm3, String md5) implements AutoCloseable {

    public static Staged fetch(InputStream from) throws IOException {
        Path path = Files.createTempFile("jince-collected-", ".part");
        try (OutputStream to = Files.newOutputStream(path)) {
            SM3Digest sm3 = new SM3Digest();
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] some = new byte[32 * 1024];
            long size = 0;
            for (int read = from.read(some); read >= 0; read = from.read(some)) {
                to.write(some, 0, read);
                sm3.update(some, 0, read);
                md5.update(some, 0, read);
                size += read;
            }
            byte[] digest = new byte[sm3.getDigestSize()];
            sm3.doFinal(digest, 0);
            return new Staged(
                    path, size, HexFormat.of().formatHex(digest), HexFormat.of().formatHex(md5.digest()));
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
