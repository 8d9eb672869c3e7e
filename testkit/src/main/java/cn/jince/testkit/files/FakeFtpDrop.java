package cn.jince.testkit.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.Ftplet;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;

/** A plain FTP server (Apache FtpServer) with the folder {@code /outbox}, passive mode only. */
public final class FakeFtpDrop implements AutoCloseable {
    public static final String USER = "jince";
    public static final String PASSWORD = "ftp-secret-for-development";
    private final Path root;
    private final Path outbox;
    private final FtpServer server;
    private final int port;
    private final AtomicInteger sessions = new AtomicInteger();

    private FakeFtpDrop(String passiveAddress) {
        try {
            root = Files.createTempDirectory("fake-ftp-");
            outbox = Files.createDirectory(root.resolve("outbox"));
            // the library keeps the number it was given
            try (ServerSocket any = new ServerSocket(0)) {
                port = any.getLocalPort();
            }
            server = server(passiveAddress);
            server.start();
        } catch (IOException | FtpException e) {
            throw new IllegalStateException("the FTP server did not start", e);
        }
    }

    public static FakeFtpDrop start() {
        return new FakeFtpDrop("127.0.0.1");
    }

    /** One that sends clients elsewhere for the data. @param passiveAddress what its PASV replies say */
    public static FakeFtpDrop start(String passiveAddress) {
        return new FakeFtpDrop(passiveAddress);
    }

    private FtpServer server(String passiveAddress) throws FtpException {
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setActiveEnabled(false);
        data.setPassiveAddress("127.0.0.1");
        data.setPassiveExternalAddress(passiveAddress);
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(port);
        listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
        users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener.createListener());
        var manager = users.createUserManager();
        BaseUser user = new BaseUser();
        user.setName(USER);
        user.setPassword(PASSWORD);
        user.setHomeDirectory(root.toString());
        manager.save(user);
        factory.setUserManager(manager);
        Map<String, Ftplet> counting = new HashMap<>();
        counting.put("count", new DefaultFtplet() {
            @Override
            public FtpletResult onConnect(FtpSession session) {
                sessions.incrementAndGet();
                return FtpletResult.DEFAULT;
            }
        });
        factory.setFtplets(counting);
        return factory.createServer();
    }

    public int port() {
        return port;
    }

    public String url() {
        return "ftp://localhost:" + port;
    }

    /** Sessions that were opened. */
    public int sessions() {
        return sessions.get();
    }

    public void put(String name, byte[] content, Instant modified) {
        write(name, content, modified, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** As an upload in the middle does. */
    public void append(String name, byte[] more, Instant modified) {
        write(name, more, modified, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void write(String name, byte[] content, Instant modified, StandardOpenOption... how) {
        try {
            Files.write(outbox.resolve(name), content, how);
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
        server.stop();
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> backwards = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : backwards) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
