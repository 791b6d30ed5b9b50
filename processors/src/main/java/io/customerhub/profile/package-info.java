/** What do we know of a customer: the union of their records, each value chosen by a declared rule. */
@NullMarked
package io.customerhub.profile;

import org.jspecify.annotations.NullMarked;
