package cn.jince.testkit.files;

import cn.jince.testkit.cable.Cable;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An SFTP server with the folder {@code /outbox} in memory. Clients come through {@link #cable()}. */
public final class FakeFileDrop implements AutoCloseable {
    public static final String USER = "jince";
    public static final String PASSWORD = "files-secret-for-development";
    private final FileSystem files = Jimfs.newFileSystem(Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build());
    private final Path outbox = files.getPath("/outbox");
    private final KeyPair hostKey;
    private final SshServer server;
    private final Cable cable;

    private FakeFileDrop(int port, Charset names) {
        try {
            Files.createDirectory(outbox);
            hostKey = HostKey.fixed();
            server = SshServer.setUpDefaultServer();
            server.setHost("127.0.0.1");
            server.setPort(0);
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
            server.setPasswordAuthenticator((user, password, _) -> USER.equals(user) && PASSWORD.equals(password));
            server.setFileSystemFactory(new VirtualFileSystemFactory(files.getPath("/")));
            SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder()
                    .withFileSystemAccessor(new Names(names))
                    .build();
            server.setSubsystemFactories(List.of(sftp));
            server.start();
            cable = Cable.to("127.0.0.1", server.getPort(), port);
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException("the file drop did not start", e);
        }
    }

    /** @param port where clients connect, 0 for any free one; @param names how file names stand on the wire */
    public static FakeFileDrop start(int port, Charset names) {
        return new FakeFileDrop(port, names);
    }

    public String url() {
        return "sftp://localhost:" + cable.port();
    }

    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    /** Where the server itself listens: this wire never fails. */
    public int ownPort() {
        return server.getPort();
    }

    public Cable cable() {
        return cable;
    }

    public void put(String name, byte[] content, Instant modified) {
        try {
            Files.write(outbox.resolve(name), content);
            Files.setLastModifiedTime(outbox.resolve(name), FileTime.from(modified));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an upload in the middle does. */
    public void append(String name, byte[] more, Instant modified) {
        try {
            Files.write(outbox.resolve(name), more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.setLastModifiedTime(outbox.resolve(name), FileTime.from(modified));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void rename(String from, String to) {
        try {
            Files.move(outbox.resolve(from), outbox.resolve(to), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cable.close();
        try {
            server.stop(true);
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Names leave in the drop's character set; the server has read what comes in as UTF-8, so the file is looked up.
     */
    private record Names(Charset charset) implements SftpFileSystemAccessor {
        @Override
        public void putRemoteFileName(
                SftpSubsystemProxy subsystem, Path path, Buffer buffer, String name, boolean shortName) {
            buffer.putString(name, charset);
        }

        @Override
        public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path root, String remotePath)
                throws IOException {
            Path plain = SftpFileSystemAccessor.super.resolveLocalFilePath(subsystem, root, remotePath);
            Path folder = plain.getParent();
            if (Files.exists(plain) || folder == null || !Files.isDirectory(folder)) {
                return plain;
            }
            String wanted = String.valueOf(plain.getFileName());
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(each -> new String(
                                        String.valueOf(each.getFileName()).getBytes(charset), StandardCharsets.UTF_8)
                                .equals(wanted))
                        .findFirst()
                        .orElse(plain);
            }
        }
    }
}
