package promotrace.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Consumer;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import promotrace.collect.Crawler;
import promotrace.collect.Crawlers;
import promotrace.collect.Timetable;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// The clockwork of an unattended run: for each platform it is looked who is due when its crawler's file says `fires`.
///
/// A firing only tells the platform; what it does must be harmless when done twice, since every worker fires, and it
/// decides itself whether this is a working hour of the world. A firing that was missed (the machine slept) is made up
/// for once.
public final class Schedule implements AutoCloseable {
    private final Scheduler scheduler;

    private Schedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Starts the clockwork. The first firing of an interval comes one interval from now.
    ///
    /// @throws ConfigException naming the crawler's file whose cron expression is none
    public static Schedule start(Map<String, Timetable> timetables, Consumer<String> fire) {
        List<Problem> problems = new ArrayList<>();
        timetables.forEach((platform, t) ->
                mistake(t).ifPresent(words -> problems.add(new Problem(file(platform), 0, "schedule.fires", words))));
        if (!problems.isEmpty()) throw new ConfigException(problems);
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "promotrace-" + UUID.randomUUID());
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        try {
            Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
            scheduler.setJobFactory((bundle, s) -> {
                String platform = bundle.getJobDetail().getKey().getName();
                Job job = context -> fire.accept(platform);
                return job;
            });
            for (Map.Entry<String, Timetable> e : timetables.entrySet()) {
                JobDetail job =
                        JobBuilder.newJob(Job.class).withIdentity(e.getKey()).build();
                scheduler.scheduleJob(job, trigger(e.getKey(), e.getValue()));
            }
            scheduler.start();
            return new Schedule(scheduler);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule does not start", e);
        }
    }

    /// Every cron expression of `crawlers/` that Quartz can't read.
    public static List<Problem> checkAll(ConfigFolder folder) {
        List<Problem> problems = new ArrayList<>();
        for (Crawler crawler : Crawlers.load(folder, (platform, name) -> name).all()) {
            mistake(crawler.timetable())
                    .ifPresent(words ->
                            problems.add(folder.problem(file(crawler.platform()), words, "schedule", "fires")));
        }
        return problems;
    }

    private static String file(String platform) {
        return "crawlers/" + platform + ".yml";
    }

    private static Optional<String> mistake(Timetable timetable) {
        if (timetable.interval().isPresent()) return Optional.empty();
        try {
            CronExpression.validateExpression(timetable.fires());
            return Optional.empty();
        } catch (ParseException e) {
            return Optional.of("is no cron expression of Quartz (" + e.getMessage() + "): " + timetable.fires());
        }
    }

    private static Trigger trigger(String platform, Timetable timetable) {
        TriggerBuilder<Trigger> trigger = TriggerBuilder.newTrigger().withIdentity(platform);
        Optional<Duration> every = timetable.interval();
        if (every.isEmpty()) {
            return trigger.withSchedule(CronScheduleBuilder.cronSchedule(timetable.fires())
                            .inTimeZone(TimeZone.getTimeZone(timetable.hours().zone()))
                            .withMisfireHandlingInstructionFireAndProceed())
                    .build();
        }
        return trigger.startAt(Date.from(Instant.now().plus(every.get())))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(every.get().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionFireNow())
                .build();
    }

    /// No further firing; one under way is waited for.
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule does not stop", e);
        }
    }
}
