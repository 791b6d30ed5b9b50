/** Tests of files that are edited while the hub runs. */
@NullMarked
package io.customerhub.app.live;

import org.jspecify.annotations.NullMarked;
