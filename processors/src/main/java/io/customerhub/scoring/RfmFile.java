package io.customerhub.scoring;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.scoring.RfmScorer.Limits;
import io.customerhub.scoring.RfmScorer.Range;
import io.customerhub.scoring.RfmScorer.Segment;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config/scores/rfm.yaml}. */
public final class RfmFile {
    private static final Shape SHAPE = Shape.of("rfm");

    private RfmFile() {}

    /** Reads limits and segments; what is wrong goes to {@code findings}, and then there is no scorer. */
    public static Optional<RfmScorer> read(Path file, Findings findings) {
        return read(DeclaredFiles.read(file, findings), findings);
    }

    /** Reads limits and segments from a file's text. */
    public static Optional<RfmScorer> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<RfmScorer> read(Optional<Declared> file, Findings findings) {
        return file.filter(root -> SHAPE.check(root, findings)).map(RfmFile::scorer);
    }

    private static RfmScorer scorer(Declared root) {
        Declared limits = root.get("limits").orElseThrow();
        var monetary = new LinkedHashMap<String, List<BigDecimal>>();
        limits.get("monetary")
                .map(Declared::entries)
                .orElse(Map.of())
                .forEach((currency, steps) -> monetary.put(currency, numbers(steps)));
        return new RfmScorer(
                new Limits(
                        numbers(limits.get("recency-days").orElseThrow()),
                        numbers(limits.get("frequency").orElseThrow()),
                        monetary),
                root.get("segments").map(Declared::items).orElse(List.of()).stream()
                        .map(RfmFile::segment)
                        .toList());
    }

    private static Segment segment(Declared segment) {
        return new Segment(
                segment.text("segment").orElse(""),
                range(segment, "recency"),
                range(segment, "frequency"),
                range(segment, "monetary"));
    }

    private static Range range(Declared segment, String grade) {
        return segment.get(grade)
                .map(RfmFile::numbers)
                .map(ends -> new Range(ends.get(0).intValue(), ends.get(1).intValue()))
                .orElse(Range.ANY);
    }

    private static List<BigDecimal> numbers(Declared list) {
        return list.texts().stream().map(BigDecimal::new).toList();
    }
}
