/** Who has to do with whom: what customers share who are not one. */
@NullMarked
package io.customerhub.relation;

import org.jspecify.annotations.NullMarked;
