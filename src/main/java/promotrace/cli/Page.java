package promotrace.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import promotrace.report.CaseFile;
import promotrace.report.HtmlReport;
import promotrace.report.JsonReport;
import promotrace.web.Pages;
import promotrace.web.Site;

/// The page of a case on the loopback interface, until somebody ends it.
final class Page {
    private Page() {}

    /// Says that a port is taken before any work is done for a page that could not be shown.
    static void refuseTaken(int port) {
        if (port < 0 || port > 65_535) throw Failure.wrongUse(port + " is no port; they go from 1 to 65535");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw Failure.notDone("port " + port + " is taken or may not be used; choose another with --port");
        }
    }

    /// The report as it stands at each request.
    static Pages of(Supplier<CaseFile> file) {
        return name -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                switch (name) {
                    case "report.html" -> HtmlReport.write(file.get(), out);
                    case "report.json" -> JsonReport.write(file.get(), out);
                    default -> {
                        return Optional.empty();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(out.toByteArray());
        };
    }

    static void serve(Pages pages, int port) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Site site = Site.start(port, pages)) {
            Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
            System.out.println("  Open     " + site.address() + "     Ctrl-C ends");
            ended.await();
        }
    }
}
