/** What customers are worth: how often they will buy and for how much, learned from their purchases. */
@NullMarked
package io.customerhub.scoring.value;

import org.jspecify.annotations.NullMarked;
