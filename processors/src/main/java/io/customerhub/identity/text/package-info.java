/** Words, letter by letter. */
@NullMarked
package io.customerhub.identity.text;

import org.jspecify.annotations.NullMarked;
