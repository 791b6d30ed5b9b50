package io.customerhub.app.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.MappingResult;
import io.customerhub.mapping.MappingResult.Mapped;
import io.customerhub.mapping.MappingResult.Unmapped;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SourceMapping;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import io.customerhub.quality.QualityFile;
import io.customerhub.quality.QualityRules;
import io.customerhub.quality.QualityVerdict.Quarantined;
import io.customerhub.warehouse.store.WaitingRecord.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what the files of a hub's home, as they are now, make of a record in quarantine, and why; it changes nothing. */
public final class RecordJudge {
    private static final String READER = "source";
    private static final String READS = "reads";
    private static final String MAPPING = "mapping";

    private final Path home;
    private final Mappings mappings;
    private final QualityRules quality;

    private RecordJudge(Path home, Mappings mappings, QualityRules quality) {
        this.home = home;
        this.mappings = mappings;
        this.quality = quality;
    }

    /**
     * Reads the mappings and the rules.
     *
     * @throws io.customerhub.declaration.DeclarationException with everything that is wrong with them
     */
    public static RecordJudge read(Path home) {
        var findings = new Findings();
        Mappings mappings = Mappings.read(home.resolve("mappings"), findings);
        Optional<QualityRules> quality = QualityFile.read(home.resolve("config/quality.yaml"), findings);
        findings.throwIfAny();
        return new RecordJudge(home, mappings, quality.orElseThrow());
    }

    /** Whether a mapping is for such records. */
    public boolean knows(String source, String entity) {
        return mappings.ofSource(source, entity).isPresent();
    }

    /** The present problems of a record, its repair counted in. None where a release would take it in. */
    public List<Problem> problems(Sheet sheet) {
        return problems(sheet, sheet.present(), sheet.validRepair().isPresent());
    }

    /** The problems that a record would have if it were this. */
    public List<Problem> problems(Sheet sheet, JsonNode body, boolean isRepaired) {
        SourceKey key = sheet.record().key();
        List<Problem> complaints = sheet.record().problems().stream()
                .filter(problem -> problem.rule().equals(READER))
                .toList();
        if (!isRepaired && !complaints.isEmpty()) {
            return complaints;
        }
        Optional<SourceMapping> mapping = mappings.ofSource(key.source(), key.entity());
        if (mapping.isEmpty()) {
            return List.of(new Problem(
                    MAPPING, "", "no file in mappings/ is for " + key.source() + "/" + key.entity() + " any more"));
        }
        var record = new SourceRecord(key, sheet.isDeleted(), body);
        if (sheet.isSuspect() && !isRepaired) {
            List<Problem> holding = mapping.get().stillHolding(sheet.record().problems(), record);
            if (!holding.isEmpty()) {
                return holding;
            }
        }
        MappingResult result = mapping.get().map(record);
        if (result instanceof Unmapped unmapped) {
            return unmapped.problems();
        }
        return result instanceof Mapped mapped && quality.judge(mapped.record()) instanceof Quarantined rejected
                ? rejected.problems()
                : List.of();
    }

    /** What the mapping makes of a record, sound or not. */
    public Optional<JsonNode> words(Sheet sheet, JsonNode body) {
        SourceKey key = sheet.record().key();
        return mappings.ofSource(key.source(), key.entity())
                .flatMap(mapping -> mapping.words(new SourceRecord(key, sheet.isDeleted(), body)));
    }

    /**
     * A problem with the value that is the cause, and the place that could be mended.
     *
     * @param value empty where nothing stands there, or the whole record is meant
     * @param place a file with its line or rule; empty where only the source can help
     */
    public record Explained(Problem problem, Optional<JsonNode> value, String place) {}

    /** Explains problems by a record's values and the home's files. */
    public List<Explained> explain(Sheet sheet, JsonNode body, List<Problem> problems) {
        JsonNode words = words(sheet, body).orElse(MissingNode.getInstance());
        var explained = new ArrayList<Explained>();
        for (Problem problem : problems) {
            JsonNode value = switch (problem.rule()) {
                case READER -> MissingNode.getInstance();
                case READS -> at(body, problem.field(), "[.]");
                default -> at(words, problem.field(), "/");
            };
            explained.add(new Explained(
                    problem,
                    value.isMissingNode() ? Optional.empty() : Optional.of(value),
                    place(sheet.record().key(), problem)));
        }
        return explained;
    }

    /** A value by its way; {@code lines/1/amount} counts lines from 1. */
    private static JsonNode at(JsonNode from, String way, String between) {
        JsonNode value = way.isEmpty() ? MissingNode.getInstance() : from;
        for (String step : way.split(between, -1)) {
            value = value.isArray() && step.matches("[0-9]{1,9}")
                    ? value.path(Integer.parseInt(step) - 1)
                    : value.path(step);
        }
        return value;
    }

    private String place(SourceKey key, Problem problem) {
        Optional<SourceMapping> mapping = mappings.ofSource(key.source(), key.entity());
        return switch (problem.rule()) {
            case READER -> "";
            case READS -> mapping.map(found -> file(found) + ", reads").orElse("mappings/");
            case MAPPING -> mapping.map(found -> line(found, problem.field())).orElse("mappings/");
            default -> "config/quality.yaml, rule " + problem.rule();
        };
    }

    private String line(SourceMapping mapping, String field) {
        int line = mapping.line(field.replaceFirst("/.*", ""));
        return file(mapping) + (line > 0 ? " line " + line : "");
    }

    private String file(SourceMapping mapping) {
        return home.toAbsolutePath().relativize(mapping.file().toAbsolutePath()).toString();
    }
}
