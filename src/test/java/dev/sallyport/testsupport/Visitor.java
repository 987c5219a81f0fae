package dev.sallyport.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A person's browser as far as forms and cookies go: it keeps cookies, sends what a page's forms hold, and stops at
/// every redirect so that a test can look at it.
public final class Visitor {
    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"|value=\"([^\"]+)\" name=\"csrf-token\"");

    private static final Pattern PAGE = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");

    private static final String UTF8_FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private final CookieFilter cookies = new CookieFilter(true);
    private String formToken = "";
    private String page = "";

    public Response opens(String path) {
        return keep(request().get(path));
    }

    public Response opensLogin(String token, String state) {
        return keep(request()
                .queryParam("session_token", token)
                .queryParam("state", state)
                .get("/login"));
    }

    /// Opens a login, follows the redirect, and gives back the page that the login is at.
    public Response arrivesAt(String token, String state) {
        return follows(opensLogin(token, state));
    }

    public Response follows(Response redirect) {
        redirect.then().statusCode(303);
        return opens(pathOf(redirect));
    }

    /// Sends a form of the page that was last looked at.
    public Response sends(String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf-token", formToken);
        form.putIfAbsent("page", page);
        return keep(request().contentType(UTF8_FORM).formParams(form).post(path));
    }

    public static String pathOf(Response redirect) {
        return redirect.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private RequestSpecification request() {
        return given().filter(cookies).redirects().follow(false);
    }

    private Response keep(Response response) {
        Matcher found = FORM_TOKEN.matcher(response.asString());
        if (found.find()) {
            formToken = found.group(1) == null ? found.group(2) : found.group(1);
        }
        Matcher named = PAGE.matcher(response.asString());
        if (named.find()) {
            page = named.group(1);
        }
        return response;
    }
}
