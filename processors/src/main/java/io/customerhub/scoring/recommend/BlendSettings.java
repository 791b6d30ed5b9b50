package io.customerhub.scoring.recommend;

/**
 * How what a customer bought before and what others buy are weighed.
 *
 * @param strength what EASE is told of purchases
 * @param ridge of EASE
 * @param ownHalfLife after how many days a customer's own purchase counts half
 * @param weight of EASE's score beside own purchases
 */
public record BlendSettings(Strength strength, double ridge, double ownHalfLife, double weight) {}
