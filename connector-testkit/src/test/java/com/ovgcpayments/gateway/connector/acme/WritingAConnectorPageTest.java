package com.ovgcpayments.gateway.connector.acme;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.testkit.ConnectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds {@code docs/writing-a-connector.md} to the code that it shows and the cases that it explains. */
class WritingAConnectorPageTest {
    private static final Path PAGE = Path.of("..", "docs", "writing-a-connector.md");
    private static final Path SOURCES =
            Path.of("src", "test", "java", "com", "ovgcpayments", "gateway", "connector", "acme");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?\n)```", Pattern.DOTALL);
    private static final Pattern CASE = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\|$");

    @Test
    void showsTheExampleAsItIs() throws IOException {
        List<String> blocks = found(BLOCK);
        assertThat(blocks).isNotEmpty();
        List<String> sources = sources();
        assertThat(blocks)
                .allSatisfy(block -> assertThat(sources)
                        .anySatisfy(source -> assertThat(source).contains(block)));
    }

    @Test
    void explainsEveryCase() throws IOException {
        List<String> cases = Arrays.stream(ConnectorContract.class.getMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(method -> method.getName())
                .toList();
        List<String> explained = found(CASE).stream()
                .filter(name -> Character.isLowerCase(name.charAt(0)))
                .toList();
        assertThat(explained).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(cases);
    }

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(WritingAConnectorPageTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
