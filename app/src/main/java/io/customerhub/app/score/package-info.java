/** Models at work: which serve, what they say of a page, and everybody asked anew as time goes by. */
@NullMarked
package io.customerhub.app.score;

import org.jspecify.annotations.NullMarked;
