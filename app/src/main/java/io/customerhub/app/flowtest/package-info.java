/** Tests that stand beside flows: what they give, what came of it, and where the two differ. */
@NullMarked
package io.customerhub.app.flowtest;

import org.jspecify.annotations.NullMarked;
