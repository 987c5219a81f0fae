package dev.sallyport.sandbox.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.authy.AuthyServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PhoneTest {
    private static final String OSWALD = "/phone?number=%2B14155550137";

    private final AuthyServer server = new AuthyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void appShowsTheRunningCodeInGroups() throws Exception {
        String token = server.authy.softToken("+14155550137").orElseThrow();

        assertThat(server.get(OSWALD).body())
                .contains("Sallyport sandbox", GroupedDigits.of(token), "data-left=\"15000\" data-period=\"20000\"");
    }

    @Test
    void phoneWithoutTheAppGetsTextsAndCanInstallIt() throws Exception {
        server.authy.register("ada@example.com", 44, "7700900123");
        String before = server.get("/phone?number=%2B447700900123").body();

        HttpResponse<String> install = server.postForm("/phone/app", "number=%2B447700900123");

        assertThat(before).contains("Install Authy");
        assertThat(install.statusCode()).isEqualTo(303);
        assertThat(server.authy.softToken("+447700900123")).isPresent();
        assertThat(server.get("/phone?number=%2B447700900123").body()).doesNotContain("Install Authy");
    }

    @Test
    void textsAndCallsAreListedNewestFirst() throws Exception {
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        server.get("/protected/json/sms/" + id);
        server.secondsLater(60);
        server.get("/protected/json/call/" + id);

        String page = server.get("/phone?number=447700900123").body();

        assertThat(page.indexOf("Call from Authy")).isPositive().isLessThan(page.indexOf("Never share it."));
    }

    @Test
    void phoneWithoutANumberIsTheOneWhereSomethingHappenedLast() throws Exception {
        server.secondsLater(1);
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        assertThat(server.get("/phone").body()).contains("<title>Phone +44 7700 900123");

        server.secondsLater(2);
        server.get("/protected/json/sms/16350007?force=true");
        assertThat(server.get("/phone").body()).contains("<title>Phone +1 415-555-0137");

        server.secondsLater(3);
        server.get("/protected/json/call/" + id);
        assertThat(server.get("/phone").body()).contains("<title>Phone +44 7700 900123");
    }

    @Test
    void whatOthersWroteIsEscaped() throws Exception {
        server.authy.register("<b>@example.com", 44, "7700900123");

        assertThat(server.get("/phone?number=447700900123").body()).contains("&lt;b&gt;@example.com");
    }

    @Test
    void unknownNumberAsksForNothingAndShowsSomePhone() throws Exception {
        assertThat(server.postForm("/phone/app", "number=1").statusCode()).isEqualTo(303);
        assertThat(server.get("/phone?number=%3Cscript%3E").body()).contains("oswald@example.com");
    }

    @Test
    void styleAndScriptAreServedAndNothingElseMayRun() throws Exception {
        HttpResponse<String> style = server.get("/phone/phone.css");
        HttpResponse<String> script = server.get("/phone/phone.js");

        assertThat(style.headers().firstValue("Content-Type")).contains("text/css;charset=utf-8");
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript;charset=utf-8");
        assertThat(server.get(OSWALD).headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
    }

    @Test
    void buttonLosesTexts_andLetsThemThroughAgain() throws Exception {
        server.postForm("/phone/losses", "number=%2B14155550137&kind=text");
        server.get("/protected/json/sms/16350007?force=true");
        assertThat(server.inbox.to("+14155550137")).isEmpty();
        assertThat(server.get(OSWALD).body()).contains("Let texts through again", "Lose calls");

        HttpResponse<String> again = server.postForm("/phone/losses", "number=%2B14155550137&kind=text");

        assertThat(again.headers().firstValue("Location")).contains(OSWALD);
        server.get("/protected/json/sms/16350007?force=true");
        assertThat(server.inbox.to("+14155550137")).hasSize(1);
    }

    @Test
    void inboxSurvivesALiveReload() throws Exception {
        server.get("/protected/json/sms/16350007?force=true");
        Inbox restored = new Inbox();

        restored.restore(server.inbox.save());

        assertThat(restored.to("+14155550137"))
                .isEqualTo(server.inbox.to("+14155550137"))
                .hasSize(1);
    }
}
