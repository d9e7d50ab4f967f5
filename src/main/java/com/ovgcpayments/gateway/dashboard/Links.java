package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.session.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ways through a list that is filtered: what it is filtered by goes along. */
public final class Links {
    /** The parameter of the last item that was seen. */
    public static final String AFTER = "after";

    private final String url;
    private final Form form;
    private final List<String> filters;

    /** @param filters the parameters that are not {@link #AFTER} */
    public Links(String url, Form form, List<String> filters) {
        this.url = url;
        this.form = form;
        this.filters = filters;
    }

    /** Whether anything is left out. */
    public boolean isFiltered() {
        return filters.stream().anyMatch(name -> form.optional(name).isPresent());
    }

    /** Back to the list's beginning; empty at it. */
    public Optional<String> first() {
        return form.optional(AFTER).map(somewhere -> beginning());
    }

    /** The list from its beginning. */
    public String beginning() {
        return url(Optional.empty());
    }

    /** On, if there is more. */
    public <T> Optional<String> next(Page<T> page, Function<T, String> id) {
        return page.hasMore()
                ? Optional.of(after(id.apply(page.items().get(page.items().size() - 1))))
                : Optional.empty();
    }

    /** On, after an item. */
    public String after(String id) {
        return url(Optional.of(id));
    }

    private String url(Optional<String> after) {
        List<String> parameters = new ArrayList<>();
        filters.forEach(name -> form.optional(name).ifPresent(value -> parameters.add(name + "=" + encoded(value))));
        after.ifPresent(id -> parameters.add(AFTER + "=" + encoded(id)));
        return parameters.isEmpty() ? url : url + "?" + String.join("&", parameters);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
