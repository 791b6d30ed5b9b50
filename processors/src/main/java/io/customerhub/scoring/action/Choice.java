package io.customerhub.scoring.action;

import java.util.List;

/**
 * One thing that a decision can say.
 *
 * @param say the word or words that are said
 * @param when it is said where all of these hold and no choice before it is said
 * @param eligible it can be drawn where all of these hold
 */
record Choice(String say, String description, List<Condition> when, List<Condition> eligible) {
    Choice {
        when = List.copyOf(when);
        eligible = List.copyOf(eligible);
    }
}
