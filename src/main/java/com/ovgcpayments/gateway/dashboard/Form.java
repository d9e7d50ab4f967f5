package com.ovgcpayments.gateway.dashboard;

import io.vertx.core.MultiMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed into a form, and what is wrong with it: so that the form can be shown again with both. Of one request, not to be shared.
 */
public final class Form {
    private final MultiMap values;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private Form(MultiMap values) {
        this.values = values;
    }

    /** A form in which nothing was typed yet. */
    public static Form empty() {
        return new Form(MultiMap.caseInsensitiveMultiMap());
    }

    /** A form that begins with these values. */
    public static Form of(Map<String, String> values) {
        return new Form(MultiMap.caseInsensitiveMultiMap().addAll(values));
    }

    /** The same, of values that may stand there several times. */
    public static Form of(MultiMap values) {
        return new Form(values);
    }

    /** As it was typed; empty if there is none. */
    public String value(String name) {
        return Optional.ofNullable(values.get(name)).orElse("");
    }

    /** Without the space around it; empty if there is none. */
    public String text(String name) {
        return value(name).strip();
    }

    /** As {@link #text}, but nothing typed is nothing. */
    public Optional<String> optional(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /** Every value of a name that may stand there several times: boxes that were ticked. */
    public List<String> all(String name) {
        return List.copyOf(values.getAll(name));
    }

    public boolean isTicked(String name) {
        return values.contains(name);
    }

    /** Whether the box of this name and value was ticked. */
    public boolean isTicked(String name, String value) {
        return values.getAll(name).contains(value);
    }

    /** Notes what is wrong with a field, in words that say what would be right. The first word about a field counts. */
    public void problem(String name, String message) {
        problems.putIfAbsent(name, message);
    }

    public Optional<String> problem(String name) {
        return Optional.ofNullable(problems.get(name));
    }

    /** By field, in the order in which they were noted. */
    public Map<String, String> problems() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    /** All that was typed, to be sent along on a detour; without what belongs to the frame. */
    public Map<String, List<String>> typed() {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        values.names().stream()
                .filter(name -> !name.startsWith("_"))
                .forEach(name -> typed.put(name, List.copyOf(values.getAll(name))));
        return typed;
    }
}
