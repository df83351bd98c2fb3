package promotrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way to a server on this machine that can be cut and opened again on the same port: a server that goes away and
/// comes back.
final class Relay implements AutoCloseable {
    private final InetSocketAddress to;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private ServerSocket listening;

    Relay(InetSocketAddress to) throws IOException {
        this.to = to;
        this.listening = listen(0);
    }

    int port() {
        return listening.getLocalPort();
    }

    private ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket from = socket.accept();
                Socket there = new Socket();
                ends.add(from);
                ends.add(there);
                there.connect(to);
                Thread.ofVirtual().start(() -> pass(from, there));
                Thread.ofVirtual().start(() -> pass(there, from));
            }
        } catch (IOException cut) {
            // closed by cut(), or the server behind is not there: whoever asked sees it
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // both ends are closed now
        }
    }

    void cut() throws IOException {
        listening.close();
        for (Socket s : ends) s.close();
        ends.clear();
    }

    void open() throws IOException {
        listening = listen(listening.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
