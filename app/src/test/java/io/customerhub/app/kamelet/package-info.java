@NullMarked
package io.customerhub.app.kamelet;

import org.jspecify.annotations.NullMarked;
