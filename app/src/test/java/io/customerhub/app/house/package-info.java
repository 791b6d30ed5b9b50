/** The house's conventions, each over all files of the repository. */
@NullMarked
package io.customerhub.app.house;

import org.jspecify.annotations.NullMarked;
