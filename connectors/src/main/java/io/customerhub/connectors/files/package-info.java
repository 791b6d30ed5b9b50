/** Folders of workbooks and CSV files: read as sources, written as exports. */
@NullMarked
package io.customerhub.connectors.files;

import org.jspecify.annotations.NullMarked;
