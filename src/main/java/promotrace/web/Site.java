package promotrace.web;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.URI;

/// The report on this machine: http://127.0.0.1:8080, for nobody else. Listens until closed.
public final class Site implements AutoCloseable {
    private static final String HERE = "127.0.0.1";

    /// In a container nothing but its own network reaches 127.0.0.1: there `-Dpromotrace.listen` says where to
    /// listen.
    private static final String LISTEN = System.getProperty("promotrace.listen", HERE);

    private final Javalin server;

    private Site(Javalin server) {
        this.server = server;
    }

    /// Starts to listen; port 0 takes any free one.
    ///
    /// @throws PortTakenException when somebody else listens there
    public static Site start(int port, Pages pages) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.http.prefer405over404 = true;
            new Routes(pages).addTo(config.routes);
        });
        try {
            server.start(LISTEN, port);
        } catch (JavalinBindException taken) {
            throw new PortTakenException(port, taken);
        }
        return new Site(server);
    }

    /// Where the report is to be opened.
    public URI address() {
        return URI.create("http://" + HERE + ":" + server.port());
    }

    /// Stops listening; requests under way are ended. Twice does no harm.
    @Override
    public void close() {
        server.stop();
    }
}
