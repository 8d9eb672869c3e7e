package cn.jince.adapters.files;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.descriptor.Collecting.Files;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import cn.jince.api.reply.Reply.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * One folder on an SFTP server. Every call blocks and opens a session of its own: nothing stands while rows are kept.
 */
final class SftpFolder implements Folder {
    private static final int SMALL = 256;
    private final URI address;
    private final String user;
    private final String password;
    private final Files settings;
    private final String hostKey;
    private final Timeouts times;
    private final Charset names;

    SftpFolder(SystemDescriptor system, Capability capability, Files settings, String password) {
        this.address = URI.create(system.baseUrl());
        this.user = system.signing().keyId();
        this.password = password;
        this.settings = settings;
        this.hostKey = Objects.requireNonNull(settings.hostKey());
        this.times = capability.timeouts();
        this.names = Letters.charset(settings.namesCharset());
    }

    /** What is done with an open session. */
    @FunctionalInterface
    private interface Work<T> {
        T with(SftpClient client) throws IOException;
    }

    @Override
    public List<Found> list() {
        return with(client -> {
            List<Found> found = new ArrayList<>();
            for (SftpClient.DirEntry each : client.readDir(settings.folder())) {
                if (each.getAttributes().isRegularFile()) {
                    found.add(new Found(
                            each.getFilename(),
                            each.getAttributes().getSize(),
                            each.getAttributes().getModifyTime().toInstant()));
                }
                if (found.size() > MOST_FILES) {
                    throw CallFailed.badAnswer("more than " + MOST_FILES + " files in the folder");
                }
            }
            return found;
        });
    }

    @Override
    public Staged fetch(Found file) {
        return with(client -> {
            try (InputStream in = client.read(path(file.name()))) {
                return Staged.fetch(in);
            }
        });
    }

    @Override
    public String marker(String name) {
        return with(client -> {
            try (InputStream in = client.read(path(name))) {
                return new String(in.readNBytes(SMALL), StandardCharsets.ISO_8859_1).strip();
            }
        });
    }

    private String path(String name) {
        return settings.folder() + "/" + name;
    }

    private <T> T with(Work<T> work) {
        boolean[] foreign = new boolean[1];
        try (SshClient ssh = SshClient.setUpDefaultClient()) {
            ssh.setServerKeyVerifier((_, _, key) -> {
                foreign[0] = !hostKey.equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
                return !foreign[0];
            });
            CoreModuleProperties.IDLE_TIMEOUT.set(ssh, times.idleBody());
            CoreModuleProperties.NIO2_READ_TIMEOUT.set(ssh, times.idleBody());
            SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, times.firstByte());
            ssh.start();
            try (ClientSession session = ssh.connect(user, address.getHost(), port())
                    .verify(times.connect())
                    .getClientSession()) {
                session.addPasswordIdentity(password);
                session.auth().verify(times.connect().plus(times.tls()));
                try (SftpClient client = SftpClientFactory.instance().createSftpClient(session)) {
                    client.setNameDecodingCharset(names);
                    return work.with(client);
                }
            }
        } catch (IOException e) {
            throw failed(e, foreign[0]);
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()), foreign[0]);
        }
    }

    private int port() {
        return address.getPort() < 0 ? 22 : address.getPort();
    }

    private static CallFailed failed(IOException failure, boolean foreign) {
        if (foreign) {
            return CallFailed.because(Reason.FORBIDDEN, "their host key is not the pinned one");
        }
        return switch (failure) {
            case SocketTimeoutException _ -> CallFailed.because(Reason.TIMEOUT, "no answer in time");
            case SshException ssh
            when ssh.getDisconnectCode() == 14 -> CallFailed.because(Reason.FORBIDDEN, "they do not let us in");
            default -> CallFailed.badAnswer(failure.getClass().getSimpleName());
        };
    }
}
