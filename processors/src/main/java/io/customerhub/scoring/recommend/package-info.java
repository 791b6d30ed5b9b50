/** What a customer is likely to buy next, of what customers have bought before. */
@NullMarked
package io.customerhub.scoring.recommend;

import org.jspecify.annotations.NullMarked;
