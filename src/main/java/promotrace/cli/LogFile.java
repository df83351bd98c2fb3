package promotrace.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// The log of an unattended run: `logs/promotrace.log` below the data folder, from info on. A day's log, and one of 10 MB,
/// is packed and put aside; those of more than 30 days go, and the oldest where all are over 200 MB.
///
/// Another process on the same folder writes `promotrace-2.log`, and so on. Standard error keeps to what it says otherwise,
/// and says each run's summary line as well.
final class LogFile {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0} %msg%n";
    private static final String SUMMARY = "promotrace.Done";
    private static final String LARGEST = "10MB";
    private static final int DAYS = 30;
    private static final String ALL = "200MB";

    /// Held as long as the process lives.
    private static final List<FileChannel> LOCKS = new CopyOnWriteArrayList<>();

    private LogFile() {}

    /// Begins to write. Where the folder can't be written the run says so on standard error and goes on without.
    static void open(Path data) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger product = context.getLogger("promotrace");
        quiet(root, product.getEffectiveLevel());
        if (!product.isInfoEnabled()) product.setLevel(Level.INFO);
        try {
            root.addAppender(file(context, Files.createDirectories(data.resolve("logs"))));
        } catch (IOException e) {
            product.warn("no log file folder={} problem={}", data.resolve("logs"), e.getMessage());
        }
    }

    private static void quiet(Logger root, Level level) {
        Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders();
        while (all.hasNext()) {
            all.next().addFilter(new Filter<>() {
                @Override
                public FilterReply decide(ILoggingEvent event) {
                    boolean said = event.getLevel().isGreaterOrEqual(level)
                            || event.getLoggerName().equals(SUMMARY);
                    return said ? FilterReply.NEUTRAL : FilterReply.DENY;
                }
            });
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) throws IOException {
        String name = free(folder);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("file");
        file.setEncoder(encoder);
        file.setFile(folder.resolve(name + ".log").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(
                folder.resolve(name + "-%d{yyyy-MM-dd}.%i.log.gz").toString());
        rolling.setMaxFileSize(FileSize.valueOf(LARGEST));
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(FileSize.valueOf(ALL));
        rolling.setCleanHistoryOnStart(true);
        rolling.start();
        file.setRollingPolicy(rolling);
        file.setTriggeringPolicy(rolling);
        file.start();
        return file;
    }

    /// The first name that no other process writes under.
    private static String free(Path folder) throws IOException {
        for (int n = 1; ; n++) {
            String name = n == 1 ? "promotrace" : "promotrace-" + n;
            FileChannel channel = FileChannel.open(
                    folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                LOCKS.add(channel);
                return name;
            }
            channel.close();
        }
    }
}
