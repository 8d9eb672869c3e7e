package cn.jince.testkit.population;

import java.util.Arrays;
import java.util.Map;

/** Draws one of several values by weight. */
final class Weights<T> {
    private final Object[] values;
    private final double[] upTo;

    Weights(Map<T, Double> weights) {
        values = weights.keySet().toArray();
        upTo = new double[values.length];
        double sum = 0;
        int i = 0;
        for (double weight : weights.values()) {
            sum += weight;
            upTo[i++] = sum;
        }
        for (int j = 0; j < upTo.length; j++) {
            upTo[j] /= sum;
        }
    }

    @SuppressWarnings("unchecked")
    T draw(double uniform) {
        int at = Arrays.binarySearch(upTo, uniform);
        int index = at < 0 ? -at - 1 : at + 1;
        return (T) values[Math.min(index, values.length - 1)];
    }
}
