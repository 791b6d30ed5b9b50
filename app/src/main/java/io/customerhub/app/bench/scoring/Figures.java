package io.customerhub.app.bench.scoring;

import java.util.List;

/**
 * What was measured on one set.
 *
 * @param measures the names of the columns, as {@code AUC}
 * @param models one row each, baselines first; the values stand under the measures
 * @param remarks what a reader must know besides: fitted parameters, what was refused, what is noise
 */
public record Figures(String set, List<String> measures, List<Model> models, List<String> remarks) {
    public Figures {
        measures = List.copyOf(measures);
        models = List.copyOf(models);
        remarks = List.copyOf(remarks);
    }

    /** A model's row; NaN where a measure says nothing of it. */
    public record Model(String name, List<Double> values) {
        public Model {
            values = List.copyOf(values);
        }
    }
}
