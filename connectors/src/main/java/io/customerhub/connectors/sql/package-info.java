/** Tables and views of SQL databases: read in order of change, written by a declared key. */
@NullMarked
package io.customerhub.connectors.sql;

import org.jspecify.annotations.NullMarked;
