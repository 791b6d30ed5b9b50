package io.customerhub.app.why;

import io.customerhub.app.DecisionFiles;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.compare.Frequencies;
import io.customerhub.identity.compare.FrequenciesFile;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.MatchWeights;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.mapping.SourceMapping;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Survivorship;
import io.customerhub.profile.SurvivorshipFile;
import io.customerhub.scoring.RfmFile;
import io.customerhub.scoring.RfmScorer;
import io.customerhub.warehouse.store.FileVersions.Content;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The declared files of one version, read when they are asked for. What is not among them, or cannot be read by this hub, is empty. */
final class FilesAsUsed {
    private final Map<String, Content> contents;
    private final Map<String, String> today;
    private final Map<String, Optional<Declared>> roots = new HashMap<>();
    private final Map<String, Optional<SourceMapping>> sources = new HashMap<>();
    private final Map<String, Optional<SinkMapping>> sinks = new HashMap<>();
    private final Map<String, Optional<?>> rules = new HashMap<>();

    /**
     * The files of a version.
     *
     * @param today the files as they are now
     */
    FilesAsUsed(Map<String, Content> contents, Map<String, String> today) {
        this.contents = Map.copyOf(contents);
        this.today = Map.copyOf(today);
    }

    /** The mapping of a record. */
    Optional<SourceMapping> source(SourceKey key) {
        return sources.computeIfAbsent(
                key.source() + "/" + key.entity(),
                name -> mappings()
                        .filter(file -> root(file)
                                .filter(root -> root.text("source").equals(Optional.of(key.source()))
                                        && root.get("entities").map(Declared::texts).orElse(List.of()).stream()
                                                .anyMatch(key.entity()::equals))
                                .isPresent())
                        .findFirst()
                        .flatMap(file -> Mappings.parse(Path.of(file), text(file), new Findings()))
                        .map(SourceMapping.class::cast));
    }

    Optional<SinkMapping> sink(String sink) {
        return sinks.computeIfAbsent(
                sink,
                name -> mappings()
                        .filter(file -> root(file)
                                .filter(root -> root.text("sink").equals(Optional.of(sink)))
                                .isPresent())
                        .findFirst()
                        .flatMap(file -> Mappings.parse(Path.of(file), text(file), new Findings()))
                        .map(SinkMapping.class::cast));
    }

    private Stream<String> mappings() {
        return contents.keySet().stream()
                .filter(file -> file.startsWith(DecisionFiles.MAPPINGS + "/"))
                .sorted();
    }

    Optional<Survivorship> survivorship() {
        return rules(
                DecisionFiles.SURVIVORSHIP,
                text -> SurvivorshipFile.parse(Path.of(DecisionFiles.SURVIVORSHIP), text, new Findings()),
                Survivorship.class);
    }

    Optional<IdentityRules> identity() {
        return rules(
                DecisionFiles.IDENTITY,
                text -> IdentityFile.parse(Path.of(DecisionFiles.IDENTITY), text, new Findings()),
                IdentityRules.class);
    }

    /** By what records were compared. */
    Optional<PageMatching> matching() {
        Optional<Dictionary> words = rules(
                DecisionFiles.WORDS,
                text -> DictionaryFile.parse(Path.of(DecisionFiles.WORDS), text, new Findings()),
                Dictionary.class);
        return identity()
                .flatMap(rules -> words.flatMap(dictionary -> weights(rules.comparisons(), dictionary)
                        .map(weights -> rules.matching("", dictionary, new LearnedModel(weights, frequencies())))));
    }

    /** None were used before there was a file of them. */
    private Frequencies frequencies() {
        return rules(
                        DecisionFiles.FREQUENCIES,
                        text -> FrequenciesFile.parse(Path.of(DecisionFiles.FREQUENCIES), text, new Findings()),
                        Frequencies.class)
                .orElse(Frequencies.NONE);
    }

    private Optional<MatchWeights> weights(List<ComparisonRule> comparisons, Dictionary words) {
        return rules(
                DecisionFiles.MODEL,
                text -> ModelFile.parse(Path.of(DecisionFiles.MODEL), text, comparisons, words, new Findings()),
                MatchWeights.class);
    }

    Optional<RfmScorer> scorer() {
        return rules(
                DecisionFiles.SCORES,
                text -> RfmFile.parse(Path.of(DecisionFiles.SCORES), text, new Findings()),
                RfmScorer.class);
    }

    private <T> Optional<T> rules(String file, Function<String, Optional<T>> parse, Class<T> type) {
        return rules.computeIfAbsent(
                        file, name -> contents.containsKey(file) ? parse.apply(text(file)) : Optional.empty())
                .map(type::cast);
    }

    /** A file with its lines. */
    Optional<Declared> root(String file) {
        return roots.computeIfAbsent(
                file,
                name -> contents.containsKey(file)
                        ? DeclaredFiles.parse(Path.of(file), text(file), new Findings())
                        : Optional.empty());
    }

    /** A line of one of these files. */
    Place place(String file, int line) {
        Content content = contents.get(file);
        if (content == null) {
            throw new IllegalArgumentException(file + " is none of the files of this version");
        }
        return new Place(file, line, content.firstUsedAt(), !content.text().equals(today.get(file)));
    }

    private String text(String file) {
        Content content = contents.get(file);
        return content == null ? "" : content.text();
    }
}
