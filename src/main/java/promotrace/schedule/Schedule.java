package promotrace.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Consumer;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/// The clockwork of an unattended run: each platform's accounts fall due by the `schedule` of its crawler's file.
///
/// A firing only tells which platform is due; what it does must be harmless when done twice, since every worker fires.
/// A
/// firing that was missed (the machine slept) is made up for once.
public final class Schedule implements AutoCloseable {
    private final Scheduler scheduler;

    private Schedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Starts the clockwork. `schedules` gives for each platform a Quartz cron expression (UTC) or an ISO-8601 duration
    /// between firings, the first of which comes one duration from now.
    ///
    /// @throws IllegalArgumentException naming the platform whose schedule is neither
    public static Schedule start(Map<String, String> schedules, Consumer<String> fire) {
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
            for (Map.Entry<String, String> e : schedules.entrySet()) {
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

    private static Trigger trigger(String platform, String when) {
        TriggerBuilder<Trigger> trigger = TriggerBuilder.newTrigger().withIdentity(platform);
        try {
            ScheduleBuilder<?> schedule;
            if (when.startsWith("P")) {
                Duration every = Duration.parse(when);
                if (every.compareTo(Duration.ofSeconds(1)) < 0) throw new IllegalArgumentException("too often");
                trigger = trigger.startAt(Date.from(Instant.now().plus(every)));
                schedule = SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(every.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionFireNow();
            } else {
                schedule = CronScheduleBuilder.cronSchedule(when)
                        .inTimeZone(TimeZone.getTimeZone("UTC"))
                        .withMisfireHandlingInstructionFireAndProceed();
            }
            return trigger.withSchedule(schedule).build();
        } catch (RuntimeException e) { // Quartz and java.time each complain in their own way
            throw new IllegalArgumentException(
                    "the schedule of " + platform + " is neither a cron expression nor a duration: " + when, e);
        }
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
