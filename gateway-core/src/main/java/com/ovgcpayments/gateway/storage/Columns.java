package com.ovgcpayments.gateway.storage;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Columns of many rows, as the parameters of one statement that unnests them. */
public final class Columns {
    /** PostgreSQL reckons with ten elements where it does not know an array. */
    private static final int LEAST_SOUGHT = 12;

    private Columns() {}

    /**
     * @param array makes one of the type that the database's driver knows, such as {@code UUID[]::new}
     * @param value of a row; null is NULL
     * @return an array, as the one object that it is: a method with any number of parameters would take it apart
     */
    public static <R, T> Object of(
            List<R> rows, IntFunction<@Nullable T[]> array, Function<? super R, ? extends @Nullable T> value) {
        return filled(rows, array.apply(rows.size()), value);
    }

    /**
     * Values that are sought by {@code = ANY ($n)}, where the plan is to be kept: the last is repeated, which finds nothing
     * more, until there are so many that a plan for arrays of any length looks cheaper than one that is made for just this
     * array. For short ones PostgreSQL would plan anew each time, which takes longer than the look-up itself.
     *
     * @param rows at least one
     */
    public static <R, T> Object sought(
            List<R> rows, IntFunction<@Nullable T[]> array, Function<? super R, ? extends @Nullable T> value) {
        @Nullable T[] column = padded(rows, array, value);
        Arrays.fill(column, rows.size(), column.length, column[rows.size() - 1]);
        return column;
    }

    /** As {@link #sought}, for a join with what is unnested: filled up by NULL, which is equal to nothing. */
    public static <R, T> Object joined(
            List<R> rows, IntFunction<@Nullable T[]> array, Function<? super R, ? extends @Nullable T> value) {
        return padded(rows, array, value);
    }

    private static <R, T> @Nullable T[] padded(
            List<R> rows, IntFunction<@Nullable T[]> array, Function<? super R, ? extends @Nullable T> value) {
        return filled(rows, array.apply(Math.max(rows.size(), LEAST_SOUGHT)), value);
    }

    private static <R, T> @Nullable T[] filled(
            List<R> rows, @Nullable T[] column, Function<? super R, ? extends @Nullable T> value) {
        for (int i = 0; i < rows.size(); i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
