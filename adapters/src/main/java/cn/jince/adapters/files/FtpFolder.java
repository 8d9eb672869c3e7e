package cn.jince.adapters.files;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.DeclaredHosts;
import cn.jince.adapters.call.Letters;
import cn.jince.adapters.descriptor.Collecting.Files;
import cn.jince.adapters.descriptor.PrivateNetworks;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import cn.jince.api.reply.Reply.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.parser.ParserInitializationException;

/**
 * One folder on an FTP server, for who has nothing else: password and rows travel in plain text, so only to a private
 * address its descriptor declares, and the data connection only to the host of the control connection. Decision 0211.
 */
final class FtpFolder implements Folder {
    private static final int SMALL = 256;
    private final URI address;
    private final DeclaredHosts hosts;
    private final String user;
    private final String password;
    private final Files settings;
    private final Timeouts times;

    FtpFolder(SystemDescriptor system, Capability capability, Files settings, String password) {
        this.address = URI.create(system.baseUrl());
        this.hosts = DeclaredHosts.of(system);
        this.user = system.signing().keyId();
        this.password = password;
        this.settings = settings;
        this.times = capability.timeouts();
    }

    /** What is done with an open session. */
    @FunctionalInterface
    private interface Work<T> {
        T with(FTPClient client) throws IOException;
    }

    @Override
    public List<Found> list() {
        return with(client -> {
            FTPFile[] listed = client.hasFeature("MLST")
                    ? client.mlistDir(settings.folder())
                    : client.listFiles(settings.folder());
            // a listing that broke off looks like a short one; only the reply tells
            require(client);
            if (listed.length > MOST_FILES) {
                throw CallFailed.badAnswer("more than " + MOST_FILES + " files in the folder");
            }
            List<Found> found = new ArrayList<>();
            for (FTPFile each : listed) {
                if (each != null && each.isFile() && each.getTimestampInstant() != null) {
                    found.add(new Found(plain(each.getName()), each.getSize(), each.getTimestampInstant()));
                }
            }
            return found;
        });
    }

    /** Some servers list whole paths. */
    private static String plain(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public Staged fetch(Found file) {
        return with(client -> {
            try (InputStream in = opened(client, file.name())) {
                Staged staged = Staged.fetch(in);
                if (!client.completePendingCommand()) {
                    staged.close();
                    throw new IOException("the transfer was not completed");
                }
                return staged;
            }
        });
    }

    @Override
    public String marker(String name) {
        return with(client -> {
            try (InputStream in = opened(client, name)) {
                return new String(in.readNBytes(SMALL), StandardCharsets.ISO_8859_1).strip();
            }
        });
    }

    private InputStream opened(FTPClient client, String name) throws IOException {
        InputStream in = client.retrieveFileStream(settings.folder() + "/" + name);
        if (in == null) {
            throw new IOException("no such file any more: " + client.getReplyCode());
        }
        return in;
    }

    private <T> T with(Work<T> work) {
        FTPClient client = client();
        try {
            client.connect(declared(), address.getPort() < 0 ? FTP.DEFAULT_PORT : address.getPort());
            require(client);
            client.setSoTimeout(millis(times.firstByte()));
            if (!client.login(user, password)) {
                throw CallFailed.because(Reason.FORBIDDEN, "they do not let us in");
            }
            client.enterLocalPassiveMode();
            if (!client.setFileType(FTP.BINARY_FILE_TYPE)) {
                throw new IOException("no binary transfer");
            }
            return work.with(client);
        } catch (SocketTimeoutException e) {
            throw CallFailed.because(Reason.TIMEOUT, "no answer in time");
        } catch (IOException | ParserInitializationException e) {
            throw CallFailed.badAnswer(e.getClass().getSimpleName());
        } finally {
            closed(client);
        }
    }

    private FTPClient client() {
        FTPClient client = new FTPClient();
        client.setConnectTimeout(millis(times.connect()));
        // until the greeting
        client.setDefaultTimeout(millis(times.firstByte()));
        client.setDataTimeout(times.idleBody());
        client.setControlEncoding(Letters.charset(settings.namesCharset()).name());
        client.setIpAddressFromPasvResponse(false);
        client.setRemoteVerificationEnabled(true);
        FTPClientConfig config = new FTPClientConfig();
        config.setServerTimeZoneId("Asia/Shanghai");
        client.configure(config);
        return client;
    }

    /** Their address, looked at before a byte leaves: private, and declared. */
    private InetAddress declared() throws IOException {
        return Arrays.stream(InetAddress.getAllByName(address.getHost()))
                .filter(each -> PrivateNetworks.contain(each) && hosts.allows(each))
                .findFirst()
                .orElseThrow(() -> CallFailed.badAnswer("an address outside its declared private hosts"));
    }

    private static void require(FTPClient client) throws IOException {
        if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
            throw new IOException("refused with " + client.getReplyCode());
        }
    }

    private static void closed(FTPClient client) {
        try {
            if (client.isConnected()) {
                client.disconnect();
            }
        } catch (IOException e) {
            // it is gone either way
        }
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
