package promotrace.fetch;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A port of this machine, TCP and UDP, that nobody should knock at; it notes who does.
final class Trap implements AutoCloseable {
    private final ServerSocket tcp = new ServerSocket();
    private final DatagramSocket udp;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    Trap() throws IOException {
        tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
        Thread.ofVirtual().start(this::accept);
        Thread.ofVirtual().start(this::receive);
    }

    int port() {
        return tcp.getLocalPort();
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    private void accept() {
        try {
            while (true) {
                try (Socket socket = tcp.accept()) {
                    socket.setSoTimeout(500);
                    seen.add("tcp " + new String(socket.getInputStream().readNBytes(40), StandardCharsets.ISO_8859_1));
                } catch (java.net.SocketTimeoutException silent) {
                    seen.add("tcp");
                }
            }
        } catch (IOException closed) {
            // the trap is closed
        }
    }

    private void receive() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
                udp.receive(packet);
                seen.add("udp " + packet.getLength());
            }
        } catch (IOException closed) {
            // the trap is closed
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
