package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.warehouse.store.RunReport;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a run is: a counter on a terminal, which the launcher tells us of, nothing elsewhere. */
final class Progress {
    private static final int MILLIS = 250;

    private Progress() {}

    /** Runs a flow and shows its progress meanwhile. */
    static Optional<RunReport> sync(Hub hub, String flow, boolean full) {
        if (!"yes".equals(System.getenv("HUB_TERMINAL"))) {
            return hub.sync(flow, full).map(run -> report(hub, run));
        }
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(flow)
                .setInitialMax(-1)
                .setUnit(" records", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build()) {
            ScheduledFuture<?> ticking = ticker.scheduleWithFixedDelay(
                    () -> hub.warehouse().reports().runs(1).stream()
                            .filter(run -> run.flow().equals(flow))
                            .forEach(run -> bar.stepTo(run.read())),
                    MILLIS,
                    MILLIS,
                    TimeUnit.MILLISECONDS);
            Optional<RunReport> run = hub.sync(flow, full).map(id -> report(hub, id));
            ticking.cancel(true);
            return run;
        } finally {
            ticker.shutdownNow();
        }
    }

    static RunReport report(Hub hub, long run) {
        return hub.warehouse().reports().runs(50).stream()
                .filter(report -> report.run() == run)
                .findFirst()
                .orElseThrow();
    }
}
