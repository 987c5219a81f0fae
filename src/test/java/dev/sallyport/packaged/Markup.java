package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What holds for the markup of every page of ours, whatever is on it.
final class Markup {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [^\\s=>/]+(?:=\"[^\"<]*\")?)*)\\s*(/?)>");
    private static final Pattern REFERENCE = Pattern.compile(" (?:for|aria-describedby|aria-labelledby)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern OWN_FORM =
            Pattern.compile("<form method=\"post\" action=\"/[^\"]*\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Set<String> VOID = Set.of("meta", "link", "input", "img", "br");

    private Markup() {}

    static void assertSound(String page) {
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(page)
                .containsOnlyOnce("<h1>")
                .containsOnlyOnce("<title>")
                .containsPattern("<title>\\S.* – Sallyport");
        assertTagsAreClosed(page);
        List<String> ids = all(ID, page);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all(REFERENCE, page).stream().flatMap(each -> Stream.of(each.split(" "))))
                .isSubsetOf(ids);
        assertThat(all(OWN_FORM, page))
                .allSatisfy(form -> assertThat(form).containsPattern("name=\"csrf-token\" value=\"[\\w-]{20,}\""));
        assertThat(page).doesNotContainPattern("<style|<script>| style=| on[a-z]+=|\\{[#/a-z]|NOT_FOUND");
    }

    /// The addresses of what a page is made up with.
    static List<String> assets(String page) {
        return all(Pattern.compile(" (?:href|src)=\"(/assets/[^\"]*)\""), page);
    }

    private static void assertTagsAreClosed(String page) {
        Deque<String> open = new ArrayDeque<>();
        String body = page.substring(page.indexOf('\n'));
        Matcher tag = TAG.matcher(body);
        int read = 0;
        while (tag.find()) {
            assertThat(body.substring(read, tag.start())).doesNotContain("<").doesNotContain(">");
            read = tag.end();
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            } else if (tag.group(4).isEmpty() && !VOID.contains(tag.group(2))) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    private static List<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
