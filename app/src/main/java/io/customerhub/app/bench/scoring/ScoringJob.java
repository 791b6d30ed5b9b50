package io.customerhub.app.bench.scoring;

import java.io.IOException;
import java.nio.file.Path;

/** Something that models are for, measured on data whose outcome is known. */
@FunctionalInterface
public interface ScoringJob {
    /**
     * Measures all models of the job, baselines first, with the splits that the set describes.
     *
     * @param folder the folder of shared data
     * @throws io.customerhub.declaration.DeclarationException where the description names a column that the data does not
     *     have, or the like
     */
    Figures run(ScoringSet set, Path folder) throws IOException;
}
