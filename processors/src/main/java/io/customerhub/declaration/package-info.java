/** What a person declared in a file: its values with their lines, and what is wrong with it. */
@NullMarked
package io.customerhub.declaration;

import org.jspecify.annotations.NullMarked;
