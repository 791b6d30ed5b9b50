package io.customerhub.scoring.recommend;

/** What a purchase of one item says of another: fitted on many customers, and asked for any. */
public interface ItemSimilarities {
    /** Scores customers by what they bought. */
    ItemScorer of(Purchases purchases);
}
