/** Decisions about customers by declared rules over what is known of them and what models say, as their stage and what to do next. */
@NullMarked
package io.customerhub.scoring.action;

import org.jspecify.annotations.NullMarked;
