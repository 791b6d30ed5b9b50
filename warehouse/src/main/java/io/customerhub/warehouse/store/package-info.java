/** The stores: what each stage of a page keeps, all in one transaction, and what readers ask for. */
@NullMarked
package io.customerhub.warehouse.store;

import org.jspecify.annotations.NullMarked;
