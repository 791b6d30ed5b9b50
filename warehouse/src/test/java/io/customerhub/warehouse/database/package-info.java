@NullMarked
package io.customerhub.warehouse.database;

import org.jspecify.annotations.NullMarked;
