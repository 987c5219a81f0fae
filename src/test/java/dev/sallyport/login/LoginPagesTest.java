package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginPagesTest {
    @Test
    void answersAreNotPrinted() {
        RefusalPage.Answer answer =
                new RefusalPage.Answer("https://acme/continue?state=s3cret", "s3cret", "s3cret", false);
        assertThat(answer.toString()).doesNotContain("s3cret");
        assertThat(new RefusalPage("", "", "", "", "", answer).toString()).doesNotContain("s3cret");
        assertThat(new HandOffPage(answer.continueUrl(), "s3cret", "s3cret", "").toString())
                .doesNotContain("s3cret");
    }
}
