package com.ovgcpayments.gateway.checkout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a page more strictly than a browser: every element is closed in its turn, every attribute is quoted and stands
 * once, and no bare {@code <} or {@code &} is left in the text.
 */
final class Markup {
    record Element(String name, Map<String, String> attributes, StringBuilder text) {
        Optional<String> attribute(String attribute) {
            return Optional.ofNullable(attributes.get(attribute));
        }
    }

    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "img");
    private static final Pattern TOKEN = Pattern.compile(
            "<(?<close>/)?(?<name>[a-zA-Z0-9]+)(?<attributes>(?:\\s+[^<>\"]+(?:=\"[^\"<]*\")?)*)\\s*(?<self>/)?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+(?<name>[a-zA-Z-]+)(?:=\"(?<value>[^\"]*)\")?");
    private static final Pattern BARE = Pattern.compile("[<>]|&(?!(?:amp|lt|gt|quot|#\\d+);)");

    private final List<Element> elements = new ArrayList<>();
    private final Deque<Element> open = new ArrayDeque<>();

    private Markup() {}

    static Markup of(String page) {
        Markup markup = new Markup();
        String doctype = "<!DOCTYPE html>";
        if (!page.startsWith(doctype)) {
            throw new AssertionError("no document type");
        }
        markup.read(page.substring(doctype.length()));
        return markup;
    }

    Stream<Element> all(String name) {
        return elements.stream().filter(e -> e.name().equals(name));
    }

    Stream<Element> all() {
        return elements.stream();
    }

    Element one(String name) {
        List<Element> found = all(name).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " elements " + name);
        }
        return found.get(0);
    }

    private void read(String page) {
        Matcher token = TOKEN.matcher(page);
        int position = 0;
        while (token.find()) {
            text(page.substring(position, token.start()));
            position = token.end();
            if (token.group("close") != null) {
                close(token.group("name"));
            } else {
                open(token);
            }
        }
        text(page.substring(position));
        if (!open.isEmpty()) {
            throw new AssertionError("left open: " + open);
        }
    }

    private void text(String text) {
        if (BARE.matcher(text).find()) {
            throw new AssertionError("not escaped: " + text);
        }
        open.forEach(element -> element.text().append(text));
    }

    private void open(Matcher token) {
        Element element = new Element(token.group("name"), attributes(token.group("attributes")), new StringBuilder());
        elements.add(element);
        if (!VOID.contains(element.name()) && token.group("self") == null) {
            open.push(element);
        }
    }

    private void close(String name) {
        if (open.isEmpty() || !open.pop().name().equals(name)) {
            throw new AssertionError("closed out of turn: " + name);
        }
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        int position = 0;
        while (attribute.find()) {
            if (attribute.start() != position) {
                throw new AssertionError("not an attribute: " + text.substring(position));
            }
            position = attribute.end();
            String value = attribute.group("value");
            if (attributes.put(attribute.group("name"), value == null ? "" : value) != null) {
                throw new AssertionError("twice: " + attribute.group("name"));
            }
        }
        return attributes;
    }
}
