package dev.sallyport.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

// C10.78: only the methods that pages need; nothing long, slow, or of two minds.
@QuarkusTest
class RequestBoundsResourceTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int A_MOMENT = 200;

    @TestHTTPResource("/")
    URI service = URI.create("");

    static Stream<Arguments> methodsOfNoPage() {
        return Stream.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "GARBAGE")
                .flatMap(method -> Stream.of(
                                "/", "/login", "/login/abc/code", "/account", "/assets/sallyport.css", "/no")
                        .map(path -> Arguments.of(method, path)));
    }

    @ParameterizedTest
    @MethodSource("methodsOfNoPage")
    void methodOfNoPageIsRefusedWithAPage(String method, String path) {
        ValidatableResponse answer = request().request(method, path).then();

        answer.statusCode(405).header("Allow", "GET, HEAD, POST");
        isAPage(answer, "method-not-allowed");
    }

    @Test
    void nobodyIsConnectedThroughUs() throws IOException {
        assertThat(firstLineOf("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?session_token=a&state=s&session_token=b",
                "/login?session_token=a&state=s&state=t",
                "/login?session_token=a&state=s&%73tate=t",
                "/account/callback?code=a&code=b&state=s"
            })
    void parameterThatIsThereTwiceIsRefused(String address) {
        ValidatableResponse answer =
                request().urlEncodingEnabled(false).get(address).then().statusCode(400);
        isAPage(answer, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login?session_token=a&state=%ZZ", "/login?session_token=%&state=s", "/?%C"})
    void addressThatCannotBeReadIsRefused(String address) throws IOException {
        assertThat(firstLineOf("GET " + address + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "text/plain", "application/json", "application/xml"})
    void whatIsNoFormIsRefused(String type) {
        ValidatableResponse answer = request()
                .header("Content-Type", type)
                .body("--x--\r\n".getBytes(US_ASCII))
                .post("/login/abc/code")
                .then()
                .statusCode(415);
        isAPage(answer, "not-a-form");
    }

    @Test
    void formOfMoreFieldsThanAnyPageHasIsRefused() {
        RequestSpecification form = request().contentType(FORM);
        IntStream.range(0, 100).forEach(i -> form.formParam("field" + i, "a"));

        int status = form.post("/login/abc/code").statusCode();

        assertThat(status).isBetween(400, 499).isNotEqualTo(410);
    }

    @Test
    void bodyThatDoesNotTellItsLengthIsNoLongerThanOthers() throws IOException {
        String chunk = "1000\r\n" + "a".repeat(0x1000) + "\r\n";

        assertThat(firstLineOf(post("Transfer-Encoding: chunked") + chunk.repeat(5) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void bodyThatComesByDropsIsNotWaitedFor() throws IOException {
        try (Socket socket = open(post("Content-Length: 10000"))) {
            int drops = 0;
            while (drops < 100 && !isClosed(socket)) {
                drop(socket);
                drops++;
            }
            assertThat(drops).isBetween(2, 99);
        }
    }

    @Test
    void addressThatIsTooLongIsRefused() throws IOException {
        assertThat(firstLineOf("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .endsWith(" 414");
    }

    @Test
    void headersThatAreTooLongAreRefused() throws IOException {
        assertThat(firstLineOf("GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(firstLineOf("GET / HTTP/1.1\r\nHost: a\r\n" + "X-Many: a\r\n".repeat(2_000) + "\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    private static RequestSpecification request() {
        return given().redirects().follow(false);
    }

    private static void isAPage(ValidatableResponse answer, String code) {
        answer.contentType(startsWith("text/html"))
                .body(containsString("<code>" + code + "</code>"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    private static String post(String length) {
        return "POST /login/abc/code HTTP/1.1\r\nHost: a\r\nContent-Type: " + FORM + "\r\n" + length + "\r\n\r\n";
    }

    private String firstLineOf(String request) throws IOException {
        try (Socket socket = open(request)) {
            socket.setSoTimeout(20_000);
            byte[] line = socket.getInputStream().readNBytes(12);
            return new String(line, US_ASCII);
        }
    }

    private Socket open(String request) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    /// Waits a moment for the end of the connection.
    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(A_MOMENT);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (SocketException _) {
            return true;
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.getOutputStream().write('a');
        } catch (IOException _) {
            // Closed meanwhile, as the next look shows.
        }
    }
}
