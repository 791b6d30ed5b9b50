package io.customerhub.scoring.net;

/** Sums of arrays of one length. Each is its own method and goes through whole arrays: so compiled code takes many numbers at once. */
final class Sums {
    private Sums() {}

    /** Adds an array to sums, multiplied by a factor. */
    static void add(float[] sums, float factor, float[] of) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * of[i];
        }
    }

    /** Adds two arrays to sums, one after the other. */
    static void addTwo(float[] sums, float ofA, float[] a, float ofB, float[] b) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + ofA * a[i] + ofB * b[i];
        }
    }

    /** Adds four arrays to sums, one after the other. */
    static void addFour(
            float[] sums, float ofA, float[] a, float ofB, float[] b, float ofC, float[] c, float ofD, float[] d) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + ofA * a[i] + ofB * b[i] + ofC * c[i] + ofD * d[i];
        }
    }

    /**
     * How far the sum of two arrays is from a third, each number read by a factor.
     *
     * @param apart is filled number by number
     */
    static float distance(float ofA, float[] a, float ofB, float[] b, float[] from, float[] factors, float[] apart) {
        for (int i = 0; i < apart.length; i++) {
            apart[i] = (ofA * a[i] + ofB * b[i] - from[i]) * factors[i];
        }
        return all(apart);
    }

    /** The sum of all numbers: four sums side by side, as each addition waits for the one before it. */
    private static float all(float[] numbers) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int next = 0;
        for (; next + 4 <= numbers.length; next += 4) {
            first += numbers[next];
            second += numbers[next + 1];
            third += numbers[next + 2];
            fourth += numbers[next + 3];
        }
        for (; next < numbers.length; next++) {
            first += numbers[next];
        }
        return (first + second) + (third + fourth);
    }
}
