package io.customerhub.identity.match;

import io.customerhub.identity.compare.Frequencies;

/** What was learned from records, for any others: what levels weigh, and how frequent values are. */
public record LearnedModel(MatchWeights weights, Frequencies frequencies) {}
