package io.customerhub.scoring.net;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rows of numbers on their way to native code and back, copied at once: number by number it takes a hundred times as long. */
final class Numbers {
    private Numbers() {}

    static float[][] of(INDArray array) {
        float[] flat = array.dup('c').data().asFloat();
        int columns = array.columns();
        float[][] rows = new float[array.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
        }
        return rows;
    }

    static INDArray of(float[][] rows) {
        int columns = rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * columns, columns);
        }
        return Nd4j.create(flat, new long[] {rows.length, columns}, 'c');
    }
}
