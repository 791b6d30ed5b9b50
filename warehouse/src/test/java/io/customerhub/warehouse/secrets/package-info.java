@NullMarked
package io.customerhub.warehouse.secrets;

import org.jspecify.annotations.NullMarked;
