package dev.sallyport.attack;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Someone who knows a password, with an HTTP client of their own: the owner or a thief, nobody can tell. They see
/// every redirect, and send what they like.
final class Outsider {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");
    private static final Pattern ANSWER = Pattern.compile("name=\"session_token\" value=\"([^\"]+)\"");
    private static final Pattern CONTINUE =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+/continue)\\?state=([^\"]+)\"");

    private final Visitor visitor;
    private final String nickname;
    private String step = "";
    private String formToken = "";

    Outsider(String tenant, String nickname) {
        this.visitor = new Visitor(tenant);
        this.nickname = nickname;
    }

    /// What the service had the browser post to the tenant.
    record Answer(String address, String token, String state) {
        Answer with(String otherToken) {
            return new Answer(address, otherToken, state);
        }
    }

    Browser browser() {
        return visitor.browser();
    }

    /// The address of the login's page at the service.
    String step() {
        return step;
    }

    /// Types e-mail and password at the tenant, which sends them to the service.
    Page passesThePassword(String... more) {
        return visitor.logIn(nickname, more);
    }

    /// Asks the tenant for a login in a session that is there already.
    Page authorizes(String... more) {
        return visitor.authorize(more);
    }

    Page token(Map<String, String> parameters) {
        return visitor.token(parameters);
    }

    Page exchanges(Page callback) {
        return visitor.exchange(callback);
    }

    String callback() {
        return visitor.callback();
    }

    /// Follows the tenant's redirect to the login's first page.
    Page arrives(Page away) {
        step = browser().get(away.location()).location();
        return looks();
    }

    /// Passes the password and stands before the second gate.
    Page arrives() {
        return arrives(passesThePassword());
    }

    Page looks() {
        return looksAt(step);
    }

    Page looksAt(String address) {
        step = address;
        Page page = browser().get(address);
        Matcher token = FORM_TOKEN.matcher(page.body());
        if (token.find()) {
            formToken = token.group(1);
        }
        return page;
    }

    Page sends(String what, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf-token", formToken);
        return browser().post(step + "/" + what, form);
    }

    Page types(String code) {
        sends("code", Map.of("code", code));
        return looks();
    }

    Page entersPhone(String national) {
        sends("phone", Map.of("country", "US", "number", national));
        return looks();
    }

    /// The answer that a hand-off page or a refusal page holds.
    static Answer answerOn(Page page) {
        return new Answer(found(CONTINUE, 1, page), found(ANSWER, 1, page), found(CONTINUE, 2, page));
    }

    /// Where the tenant waits for the answer to a login that it sent away.
    static Answer answerTo(Page away, String token) {
        String tenant =
                Visitor.claims(away.parameter("session_token").orElseThrow()).getString("host");
        return new Answer(
                "http://" + tenant + "/continue", token, away.parameter("state").orElseThrow());
    }

    /// Posts an answer to the tenant, and follows it to where the tenant has decided.
    Page hands(Answer answer) {
        Page page = browser().post(answer.address(), Map.of("session_token", answer.token(), "state", answer.state()));
        return page.status() == 303 ? browser().get(answer.address().replace("/continue", page.location())) : page;
    }

    private static String found(Pattern pattern, int group, Page page) {
        Matcher found = pattern.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("The page holds no answer:\n" + page.body());
        }
        return found.group(group);
    }
}
