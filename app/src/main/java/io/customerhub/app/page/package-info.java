/** The way of a page: one class a stage, one type between two stages, so that no stage can be left out. */
@NullMarked
package io.customerhub.app.page;

import org.jspecify.annotations.NullMarked;
