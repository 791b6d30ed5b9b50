package io.customerhub.app.page;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.event.EventSchemas;
import io.customerhub.app.score.ScoringFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.compare.Frequencies;
import io.customerhub.identity.compare.FrequenciesFile;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.profile.Survivorship;
import io.customerhub.profile.SurvivorshipFile;
import io.customerhub.quality.QualityFile;
import io.customerhub.quality.QualityRules;
import io.customerhub.relation.RelationshipFile;
import io.customerhub.relation.Relationships;
import io.customerhub.scoring.RfmFile;
import io.customerhub.scoring.Scorer;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.sentiment.Lexicon;
import io.customerhub.scoring.sentiment.SentimentFile;
import io.customerhub.trigger.TriggerRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the declared files of a hub's home decide, read and ready to use. A page is decided by one rulebook from its landing
 * to its commit, whatever becomes of the files meanwhile.
 *
 * @param version the number under which the warehouse keeps the files; 0 where it does not
 * @param matching finds whom records are about by comparing them
 * @param relationships tells by what customers have to do with each other
 * @param sinks those that customers are told to
 * @param lexicon tells how interactions sound
 * @param actions decides about customers by what is known and said of them
 * @param triggers what comes about with customers, of which all are told who are to be told
 * @param events what the events of streams are like
 * @param texts the files themselves, by their paths in the home
 */
public record Rulebook(
        int version,
        Mappings mappings,
        List<SinkMapping> sinks,
        QualityRules quality,
        PageMatching matching,
        Survivorship survivorship,
        Relationships relationships,
        Scorer scorer,
        Lexicon lexicon,
        ActionRules actions,
        TriggerRules triggers,
        EventSchemas events,
        Map<String, String> texts) {
    public Rulebook {
        sinks = List.copyOf(sinks);
        texts = Map.copyOf(texts);
    }

    /**
     * Reads the declared files.
     *
     * @param sinkNames the sinks that customers are told to
     * @param targets those that triggers tell
     * @throws io.customerhub.declaration.DeclarationException with everything that is wrong with any of them
     */
    public static Rulebook read(Path home, String tenant, List<String> sinkNames, List<String> targets) {
        Map<String, String> before = DecisionFiles.read(home);
        Rulebook rules = read(home, tenant, sinkNames, targets, before);
        // What is kept of the files must be what decides: somebody may save one just now.
        return DecisionFiles.read(home).equals(before) ? rules : read(home, tenant, sinkNames, targets);
    }

    private static Rulebook read(
            Path home, String tenant, List<String> sinkNames, List<String> targets, Map<String, String> texts) {
        var findings = new Findings();
        Mappings mappings = Mappings.read(home.resolve(DecisionFiles.MAPPINGS), findings);
        var quality = QualityFile.read(home.resolve(DecisionFiles.QUALITY), findings);
        var identity = IdentityFile.read(home.resolve(DecisionFiles.IDENTITY), findings);
        var survivorship = SurvivorshipFile.read(home.resolve(DecisionFiles.SURVIVORSHIP), findings);
        var relationships = RelationshipFile.read(home.resolve(DecisionFiles.RELATIONSHIPS), findings);
        var scorer = RfmFile.read(home.resolve(DecisionFiles.SCORES), findings);
        var lexicon = SentimentFile.read(home.resolve(DecisionFiles.SENTIMENT), findings);
        var events = EventSchemas.read(home, findings);
        var scoring = ScoringFiles.read(home, findings);
        for (String sink : sinkNames) {
            if (mappings.ofSink(sink).isEmpty()) {
                findings.add(
                        home.resolve("config/application.properties"),
                        0,
                        "hub.sinks names '" + sink + "', which no mapping has as its sink",
                        "add mappings/" + sink + ".yaml or take the name out");
            }
        }
        targets(home, sinkNames, targets, findings);
        var words = DictionaryFile.read(home.resolve(DecisionFiles.WORDS), findings);
        Optional<PageMatching> matching = identity.flatMap(
                rules -> words.flatMap(dictionary -> matching(home, tenant, rules, dictionary, findings)));
        findings.throwIfAny();
        return new Rulebook(
                0,
                mappings,
                sinkNames.stream()
                        .map(sink -> mappings.ofSink(sink).orElseThrow())
                        .toList(),
                quality.orElseThrow(),
                matching.orElseThrow(),
                survivorship.orElseThrow(),
                relationships.orElseThrow().by(words.orElseThrow()),
                scorer.orElseThrow(),
                lexicon.orElseThrow(),
                scoring.orElseThrow().actions(),
                scoring.orElseThrow().triggers().telling(targets),
                events,
                texts);
    }

    private static void targets(Path home, List<String> sinkNames, List<String> targets, Findings findings) {
        for (String target : targets) {
            if (!Files.exists(home.resolve("routes/targets/" + target + ".camel.yaml"))) {
                findings.add(
                        home.resolve("config/application.properties"),
                        0,
                        "hub.targets names '" + target + "', which no file in routes/targets is of",
                        "add routes/targets/" + target + ".camel.yaml or take the name out");
            }
            if (sinkNames.contains(target)) {
                findings.add(
                        home.resolve("config/application.properties"),
                        0,
                        "hub.targets names '" + target + "', which is a sink in hub.sinks",
                        "give the target another name");
            }
        }
    }

    private static Optional<PageMatching> matching(
            Path home, String tenant, IdentityRules rules, Dictionary words, Findings findings) {
        Optional<Frequencies> frequencies = FrequenciesFile.read(home.resolve(DecisionFiles.FREQUENCIES), findings);
        return ModelFile.read(home.resolve(DecisionFiles.MODEL), rules.comparisons(), words, findings)
                .flatMap(
                        weights -> frequencies.map(of -> rules.matching(tenant, words, new LearnedModel(weights, of))));
    }

    /** The same under the number that the warehouse gave its files. */
    public Rulebook numbered(int number) {
        return new Rulebook(
                number,
                mappings,
                sinks,
                quality,
                matching,
                survivorship,
                relationships,
                scorer,
                lexicon,
                actions,
                triggers,
                events,
                texts);
    }

    /** The same for other sinks. */
    public Rulebook telling(List<SinkMapping> others) {
        return new Rulebook(
                version,
                mappings,
                others,
                quality,
                matching,
                survivorship,
                relationships,
                scorer,
                lexicon,
                actions,
                triggers,
                events,
                texts);
    }
}
