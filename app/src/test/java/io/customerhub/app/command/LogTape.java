package io.customerhub.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/** All that is logged in this process while it runs, written to a file: our own at DEBUG, others at INFO, traces in full. */
final class LogTape implements AutoCloseable {
    private static final Map<String, Level> LEVELS =
            Map.of(Logger.ROOT_LOGGER_NAME, Level.INFO, "io.customerhub", Level.DEBUG);

    private final Path file;
    private final Map<String, Level> before = new TreeMap<>();
    private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

    private LogTape(Path file) {
        this.file = file;
    }

    static LogTape start(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        var tape = new LogTape(file);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d %-5level %logger %msg%n%xEx{full}");
        encoder.start();
        tape.appender.setContext(context);
        tape.appender.setFile(file.toString());
        tape.appender.setEncoder(encoder);
        tape.appender.start();
        // What the console shows stays as it is: the levels below are for the tape.
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(LogTape::onlyWarnings);
        LEVELS.forEach((name, level) -> {
            Logger logger = context.getLogger(name);
            if (logger.getLevel() != null) {
                tape.before.put(name, logger.getLevel());
            }
            logger.setLevel(level);
        });
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(tape.appender);
        return tape;
    }

    private static void onlyWarnings(ch.qos.logback.core.Appender<ILoggingEvent> console) {
        var filter = new ch.qos.logback.classic.filter.ThresholdFilter();
        filter.setLevel("WARN");
        filter.start();
        console.addFilter(filter);
    }

    /** Writes what was said elsewhere than in a log. */
    void note(String what, String text) {
        LoggerFactory.getLogger("io.customerhub.tape").info("{}:\n{}", what, text);
    }

    String text() throws IOException {
        return Files.readString(file);
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        LEVELS.keySet().forEach(name -> context.getLogger(name).setLevel(before.get(name)));
        appender.stop();
    }
}
