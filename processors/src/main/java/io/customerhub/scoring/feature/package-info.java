/** What models read: columns of features, the same whether they are of the warehouse or of a file. */
@NullMarked
package io.customerhub.scoring.feature;

import org.jspecify.annotations.NullMarked;
