package io.customerhub.scoring.served;

/**
 * What was learned.
 *
 * @param content the model as text, from which it is read again to the last bit
 */
public record TrainedModel(ServedModel model, String content, ModelCard card) {}
