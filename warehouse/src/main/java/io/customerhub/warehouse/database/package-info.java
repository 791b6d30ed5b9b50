/** The warehouse's database: an embedded PostgreSQL in a folder, or any PostgreSQL by its URL. */
@NullMarked
package io.customerhub.warehouse.database;

import org.jspecify.annotations.NullMarked;
