/** How good scores are, on data whose outcome is known: each model beside its simple baseline. */
@NullMarked
package io.customerhub.app.bench.scoring;

import org.jspecify.annotations.NullMarked;
