package dev.sallyport.web;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testsupport.SamplePages;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesResourceTest {
    private static final Pattern FORM = Pattern.compile("(?s)<form .*?</form>");

    @ParameterizedTest
    @ValueSource(strings = {"phone-with-problem", "hand-off", "hostile-refusal", "notice/not-me"})
    void whatIsShownIsEscaped(String sample) {
        assertThat(sample(sample)).contains("&lt;script&gt;alert").doesNotContain(SamplePages.HOSTILE);
    }

    @Test
    void phonePageLabelsItsFieldsAndOffersTheCountry() {
        assertThat(sample("phone"))
                .contains("<label for=\"country\">")
                .contains("<label for=\"number\">")
                .contains("autocomplete=\"tel-national\"")
                .contains("<option value=\"DE\" selected>Germany (+49)</option>")
                .contains("<option value=\"GB\">")
                .contains("<title>Add your phone – Sallyport</title>")
                .doesNotContain("aria-invalid")
                .doesNotContain("role=\"alert\"");
    }

    @Test
    void problemOfThePhoneIsTiedToItsField() {
        assertThat(sample("phone-with-problem"))
                .contains("<title>Error: ")
                .contains("id=\"problem\" role=\"alert\"")
                .containsPattern(
                        "<input id=\"number\"[^>]* aria-describedby=\"number-hint problem\" aria-invalid=\"true\"")
                .doesNotContainPattern("<select[^>]*aria-invalid");
        assertThat(sample("phone-with-country-problem"))
                .containsPattern("<select[^>]*aria-invalid=\"true\" aria-describedby=\"problem\"")
                .doesNotContainPattern("<input[^>]*aria-invalid");
    }

    @Test
    void codeIsOneInputThatBrowsersCanFill() {
        String page = sample("code");
        assertThat(Pattern.compile("<input (?!type=\"hidden\")").matcher(page).results())
                .hasSize(1);
        assertThat(page)
                .contains("<label for=\"code\">")
                .contains("type=\"text\" inputmode=\"numeric\" autocomplete=\"one-time-code\"")
                .contains("pattern=\"[\\p{Nd}\\s\\-]*\"")
                .contains("by text message to <span class=\"number\">•••• 42</span>.")
                .doesNotContain("maxlength")
                .doesNotContain("tries left")
                .contains("Use a different number");
    }

    @Test
    void wrongCodeIsToldWithTheTriesThatAreLeft() {
        assertThat(sample("code-with-problem"))
                .contains("<title>Error: ")
                .contains("id=\"problem\" role=\"alert\"")
                .contains("aria-describedby=\"code-hint problem tries\" aria-invalid=\"true\"")
                .contains("You have 2 tries left.")
                .doesNotContain("Use a different number");
    }

    @Test
    void lastTryIsAnnounced_withoutBlamingTheCodeForAFailedDelivery() {
        assertThat(sample("code-not-sent"))
                .contains("This is your last try.")
                .contains("class=\"warning\"")
                .doesNotContain("aria-invalid");
    }

    // C3.37
    @Test
    void appPageShowsTheKeyInThreeWays_andIsNotKept() {
        assertThat(sample("factors/app"))
                .contains("<svg", "role=\"img\"")
                .contains(
                        "href=\"otpauth://totp/Acme%20Billing:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&amp;")
                .contains("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
                .contains("or Authy");
        when().get("/samples/factors/app").then().header("Cache-Control", "no-store");
    }

    @Test
    void everyOtherWayIsOffered() {
        assertThat(sample("factors/code-of-app"))
                .contains("Use my phone •••• 42", "Use a recovery code")
                .doesNotContain("Didn’t get it?");
        assertThat(sample("factors/recovery-code"))
                .contains("You have 7 left", "autocomplete=\"off\"")
                .doesNotContain("Another way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "code",
                "factors/choose-another",
                "factors/app",
                "factors/code-of-app",
                "factors/recovery-codes",
                "factors/locked"
            })
    void everyFormOfOursHasItsToken(String sample) {
        assertThat(forms(sample))
                .isNotEmpty()
                .allSatisfy(
                        form -> assertThat(form.group()).containsPattern("name=\"csrf-token\" value=\"[\\w-]{20,}\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hand-off", "refusal"})
    void formForTheTenantKeepsOurTokenAtHome(String sample) {
        assertThat(forms(sample))
                .hasSize(1)
                .allSatisfy(form -> assertThat(form.group())
                        .contains("action=\"http://127.0.0.1:9/continue?state=the-state\"")
                        .contains("name=\"session_token\"")
                        .contains("name=\"state\" value=\"the-state\"")
                        .contains("<button type=\"submit\"")
                        .doesNotContain("csrf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "code",
                "hand-off",
                "refusal",
                "factors/choose",
                "factors/app",
                "factors/recovery-codes",
                "factors/locked"
            })
    void pageNeedsNoInlineScriptOrStyle(String sample) {
        assertThat(sample(sample))
                .doesNotContainPattern("<style|style=|<script>|onclick|onsubmit|https?://(?!127)[^w]");
    }

    private static String sample(String name) {
        return when().get("/samples/" + name).then().statusCode(200).extract().asString();
    }

    private static List<MatchResult> forms(String name) {
        return FORM.matcher(sample(name)).results().toList();
    }
}
