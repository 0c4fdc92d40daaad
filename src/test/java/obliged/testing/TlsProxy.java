package obliged.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Takes connections with TLS on a port of localhost, with a certificate that nobody knows, and passes on what comes. */
public final class TlsProxy implements AutoCloseable {
    public static final String PASSWORD = "secret";

    private final int target;
    private final Path store;
    private final KeyStore certificate;
    private final SSLServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** In front of a port of this machine. The certificate and its key are kept in {@code directory}. */
    public TlsProxy(Path directory, int target) throws Exception {
        this.target = target;
        this.store = directory.resolve("keys.p12");
        this.certificate = newCertificate();
        this.server = (SSLServerSocket)
                tls().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::serve);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The certificate that it shows, and its key. */
    public KeyStore certificate() {
        return certificate;
    }

    /** A PKCS12 file with the same in it, whose password is {@link #PASSWORD}. */
    public Path store() {
        return store;
    }

    private KeyStore newCertificate() throws Exception {
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "proxy",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        if (new ProcessBuilder(keytool).redirectErrorStream(true).start().waitFor() != 0) {
            throw new IllegalStateException("no certificate was made");
        }
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private SSLContext tls() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> pass(client, behind));
                threads.execute(() -> pass(behind, client));
            } catch (IOException e) {
                // It was closed, or someone came who does not trust it.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One of the two has ended the connection.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
