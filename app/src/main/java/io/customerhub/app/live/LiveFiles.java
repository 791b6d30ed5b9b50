package io.customerhub.app.live;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.page.Rulebook;
import io.customerhub.declaration.DeclarationException;
import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.MappingTests;
import io.customerhub.mapping.SourceMapping;
import io.customerhub.warehouse.store.FileVersions;
import io.customerhub.warehouse.store.FileVersions.InUse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The declared files of a home while the hub runs. What decides is always their last state that was sound: an edit is read
 * and checked aside, and then takes the place of what is in use in one step, or is refused with its reasons.
 */
public final class LiveFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFiles.class);
    private static final long SECONDS_BETWEEN_LOOKS = 1;

    private final Path home;
    private final Supplier<Rulebook> reader;
    private final FileVersions versions;
    private final Consumer<InUse> book;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Optional<Thread> watcher = Optional.empty();
    private volatile Standing standing;

    // What the watcher alone knows.
    private final Map<String, String> othersAtStart;
    private Map<String, String> others;
    private SavedFiles last;
    private SavedFiles seen;
    private String failure = "";

    private record Standing(Rulebook rules, InUse inUse) {}

    /**
     * The files as they were read last.
     *
     * @param reader reads them again
     * @param book takes down what is in use and what is refused, whenever that changes
     */
    public LiveFiles(
            Path home,
            Supplier<Rulebook> reader,
            Rulebook first,
            FileVersions versions,
            Consumer<InUse> book,
            InstantSource clock) {
        this.home = home;
        this.reader = reader;
        this.versions = versions;
        this.book = book;
        this.clock = clock;
        this.othersAtStart = DecisionFiles.readOthers(home);
        this.others = othersAtStart;
        this.last = SavedFiles.of(home);
        // What was saved since they were read is news.
        this.seen = DecisionFiles.read(home).equals(first.texts()) ? last : new SavedFiles(home, Map.of());
        this.standing = standing(first);
    }

    private Standing standing(Rulebook read) {
        Rulebook rules = read.numbered(versions.keep(read.texts()));
        return new Standing(rules, new InUse(rules.version(), clock.instant(), List.of()));
    }

    /** What decides a page that begins its way now. */
    public Rulebook rules() {
        return standing.rules();
    }

    /** Which version of the files is in use, and what is wrong with the files where they are another. */
    public InUse inUse() {
        return standing.inUse();
    }

    /** From now on takes over what is edited; repeating it does nothing. */
    public synchronized void watch() {
        if (watcher.isEmpty()) {
            book.accept(inUse());
            var thread = new Thread(this::lookAgainAndAgain, "files");
            thread.setDaemon(true);
            thread.start();
            watcher = Optional.of(thread);
        }
    }

    private void lookAgainAndAgain() {
        try {
            while (!closing.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever fails here is tried again with the next look; the hub goes on with what it has. */
    private void look() {
        try {
            SavedFiles now = SavedFiles.of(home);
            boolean still = now.equals(last);
            last = now;
            if (still && !now.equals(seen)) {
                take(now);
            }
            failure = "";
        } catch (RuntimeException | StackOverflowError e) {
            if (!failure.equals(e.toString())) {
                failure = e.toString();
                LOG.error(
                        "looking at the files of {}: files version {} goes on, the next look tries again",
                        home,
                        inUse().version(),
                        e);
            }
        }
    }

    private void take(SavedFiles saved) {
        List<Finding> findings = HubRefusal.findings(home);
        Map<String, String> otherFiles = DecisionFiles.readOthers(home);
        Rulebook rules = rules();
        if (findings.isEmpty()) {
            try {
                rules = reader.get();
                findings = otherFiles.equals(othersAtStart) ? failedTests(rules) : failedOrLost(rules);
            } catch (DeclarationException e) {
                findings = e.findings();
            }
        }
        if (!SavedFiles.of(home).equals(saved)) {
            return;
        }
        if (findings.isEmpty()) {
            use(rules);
            leave(otherFiles);
        } else {
            refuse(findings);
        }
        seen = saved;
    }

    /** The tests of the mappings that are edited: of the others nothing new can be said. */
    private List<Finding> failedTests(Rulebook rules) {
        Set<String> edited = new Edit(rules().texts(), rules.texts()).files();
        var findings = new Findings();
        rules.mappings().all().stream()
                .filter(mapping -> edited.contains(DecisionFiles.name(home, mapping.file())))
                .forEach(mapping -> MappingTests.run(mapping, findings));
        return findings.list();
    }

    /** Edited routes bring what the edited mappings know; those that run still bring what the mappings in use know. */
    private List<Finding> failedOrLost(Rulebook rules) {
        var findings = new Findings();
        findings.addAll(failedTests(rules));
        for (Mapping mapping : rules().mappings().all()) {
            if (mapping instanceof SourceMapping of) {
                of.entities().stream()
                        .filter(entity ->
                                rules.mappings().ofSource(of.source(), entity).isEmpty())
                        .forEach(entity -> findings.add(
                                of.file(),
                                0,
                                of.source() + "/" + entity
                                        + " is mapped no more, and the routes were edited too, which wait for the next start",
                                "start the hub anew, or map it until then"));
            }
        }
        return findings.list();
    }

    private void use(Rulebook read) {
        InUse before = inUse();
        if (read.texts().equals(rules().texts())) {
            if (!before.refused().isEmpty()) {
                stand(new Standing(rules(), new InUse(before.version(), before.since(), List.of())));
                LOG.info("the files are sound again; files version {} goes on", before.version());
            }
            return;
        }
        String words = new Edit(rules().texts(), read.texts()).words();
        stand(standing(read));
        LOG.info(
                "files version {} decides from the next page on, in place of {}: {}; hub plan replay shows what it"
                        + " changes in what is known already",
                inUse().version(),
                before.version(),
                words);
    }

    private void refuse(List<Finding> findings) {
        InUse before = inUse();
        List<String> refused = findings.stream()
                .map(finding ->
                        finding.toString().replace(home + home.getFileSystem().getSeparator(), ""))
                .toList();
        if (refused.equals(before.refused())) {
            return;
        }
        stand(new Standing(rules(), new InUse(before.version(), before.since(), refused)));
        refused.forEach(
                finding -> LOG.warn("an edit is refused, files version {} goes on: {}", before.version(), finding));
    }

    /** In use is what is in the book: a warehouse that cannot be reached keeps the hub as it was. */
    private void stand(Standing next) {
        book.accept(next.inUse());
        standing = next;
    }

    private void leave(Map<String, String> otherFiles) {
        var edit = new Edit(others, otherFiles);
        others = otherFiles;
        if (!edit.files().isEmpty()) {
            LOG.warn("{} changed, which takes effect when the hub is started anew", String.join(", ", edit.files()));
        }
    }

    /** Ends watching; a takeover under way ends first. */
    @Override
    public synchronized void close() {
        closing.countDown();
        try {
            if (watcher.isPresent()) {
                watcher.get().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
