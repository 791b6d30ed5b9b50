package io.customerhub.app;

import io.customerhub.app.event.EventSchemas;
import io.customerhub.declaration.DeclaredFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files by which the hub decides what a value is: mappings and rules, by their paths in the home. */
public final class DecisionFiles {
    public static final String MAPPINGS = "mappings";
    public static final String QUALITY = "config/quality.yaml";
    public static final String IDENTITY = "config/identity.yaml";
    public static final String WORDS = "config/identity/words.yaml";
    public static final String MODEL = "config/identity/model.yaml";
    public static final String FREQUENCIES = "config/identity/frequencies.yaml";
    public static final String SURVIVORSHIP = "config/survivorship.yaml";
    public static final String RELATIONSHIPS = "config/relationships.yaml";
    public static final String SCORES = "config/scores/rfm.yaml";

    public static final String SENTIMENT = "config/scoring/sentiment.yaml";

    /** What models are made of, and what decisions about customers look at. */
    public static final String FEATURES = "config/scoring/features.yaml";

    /** What is learned of customers: what decisions can name. What models say is by what was learned, which the warehouse keeps. */
    public static final String MODELS = "config/scoring/models.yaml";

    /** What is decided about customers: their stage, and what to do next. */
    public static final String ACTIONS = "config/scoring/actions.yaml";

    /** What is told or begun as soon as something comes about with a customer. */
    public static final String TRIGGERS = "config/triggers.yaml";

    /** Whose sales are forecast; no page is decided by it. */
    public static final String FORECAST = "config/scoring/forecast.yaml";

    private DecisionFiles() {}

    /** The texts of those that are there. */
    public static Map<String, String> read(Path home) {
        var files = new ArrayList<>(DeclaredFiles.find(home.resolve(MAPPINGS), ".yaml"));
        List.of(
                        QUALITY,
                        IDENTITY,
                        WORDS,
                        MODEL,
                        FREQUENCIES,
                        SURVIVORSHIP,
                        RELATIONSHIPS,
                        SCORES,
                        SENTIMENT,
                        FEATURES,
                        MODELS,
                        ACTIONS,
                        TRIGGERS)
                .forEach(file -> files.add(home.resolve(file)));
        files.addAll(EventSchemas.files(home));
        return texts(home, files);
    }

    /** The texts of the files that a hub reads when it starts, and never again: routes, Kamelets and properties. */
    public static Map<String, String> readOthers(Path home) {
        var files = new ArrayList<>(DeclaredFiles.find(home.resolve("routes"), ".camel.yaml"));
        files.addAll(DeclaredFiles.find(home.resolve("connectors/kamelets"), ".kamelet.yaml"));
        files.add(home.resolve("config/application.properties"));
        return texts(home, files);
    }

    /** The path of a file in the home. */
    public static String name(Path home, Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private static Map<String, String> texts(Path home, List<Path> files) {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                texts.put(name(home, file), text(file));
            }
        }
        return texts;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
