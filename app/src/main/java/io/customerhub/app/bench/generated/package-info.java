/** Generated records of people and organisations, with the truth about whom they are. */
@NullMarked
package io.customerhub.app.bench.generated;

import org.jspecify.annotations.NullMarked;
