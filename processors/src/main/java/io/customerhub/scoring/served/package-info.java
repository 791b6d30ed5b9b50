/** Models in service: what is declared of them, what they say of a page of customers, and how they are kept. */
@NullMarked
package io.customerhub.scoring.served;

import org.jspecify.annotations.NullMarked;
