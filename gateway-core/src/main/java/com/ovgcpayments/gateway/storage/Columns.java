package com.ovgcpayments.gateway.storage;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Columns of many rows, as the parameters of one statement that unnests them. */
public final class Columns {
    private Columns() {}

    /**
     * @param array makes one of the type that the database's driver knows, such as {@code UUID[]::new}
     * @param value of a row; null is NULL
     * @return an array, as the one object that it is: a method with any number of parameters would take it apart
     */
    public static <R, T> Object of(
            List<R> rows, IntFunction<@Nullable T[]> array, Function<? super R, ? extends @Nullable T> value) {
        @Nullable T[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
