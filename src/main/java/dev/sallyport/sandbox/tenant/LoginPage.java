package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.SandboxTemplates;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `/u/login`: e-mail and password, or the one social provider. The residents' passwords stand on the page.
final class LoginPage {
    private final World world;
    private final PostLogin postLogin;
    private final SandboxTemplates templates;
    private final RefusalPage refusals;

    LoginPage(World world, PostLogin postLogin, SandboxTemplates templates, RefusalPage refusals) {
        this.world = world;
        this.postLogin = postLogin;
        this.templates = templates;
        this.refusals = refusals;
    }

    void mount(Router router) {
        router.get("/u/login").handler(this::show);
        router.post("/u/login").handler(this::password);
        router.post("/u/login/social").handler(this::social);
    }

    private void show(RoutingContext context) {
        String state = Objects.requireNonNullElse(context.request().getParam("state"), "");
        world.beforePassword()
                .look(state)
                .ifPresentOrElse(
                        signIn -> page(
                                context,
                                state,
                                signIn,
                                signIn.request().text("login_hint").orElse(""),
                                ""),
                        () -> unknown(context));
    }

    private void password(RoutingContext context) {
        String state = form(context, "state");
        Optional<SignIn> waiting = world.beforePassword().look(state);
        if (waiting.isEmpty()) {
            unknown(context);
            return;
        }
        String email = form(context, "email");
        Optional<User> user = world.users().withEmail(email).stream()
                .filter(candidate -> isFromDatabase(candidate))
                .filter(candidate -> candidate.credentials().password().equals(form(context, "password")))
                .findFirst();
        if (user.isPresent()) {
            enter(context, state, user.get(), "pwd");
        } else {
            context.response().setStatusCode(400);
            page(context, state, waiting.get(), email, "Wrong email or password.");
        }
    }

    private void social(RoutingContext context) {
        Optional<User> user = world.users().all().stream()
                .filter(candidate -> !isFromDatabase(candidate))
                .findFirst();
        enter(context, form(context, "state"), user.orElseThrow(), "federated");
    }

    private void enter(RoutingContext context, String state, User user, String method) {
        world.beforePassword()
                .take(state)
                .ifPresentOrElse(
                        signIn -> postLogin.begin(
                                context, signIn.in(world.sessions().begin(context, user, method))),
                        () -> unknown(context));
    }

    private void page(RoutingContext context, String state, SignIn signIn, String email, String error) {
        Map<String, Object> data = new HashMap<>();
        data.put("state", state);
        data.put(
                "application",
                world.clients().find(signIn.request().clientId()).orElseThrow().name());
        data.put("email", email);
        data.put("error", error);
        data.put("residents", residents());
        templates.send(context, "login", data);
    }

    private List<Map<String, String>> residents() {
        return world.users().all().stream()
                .filter(LoginPage::isFromDatabase)
                .map(user -> Map.of(
                        "name", user.profile().name(),
                        "picture", user.profile().picture(),
                        "email", user.credentials().email(),
                        "password", user.credentials().password()))
                .toList();
    }

    private void unknown(RoutingContext context) {
        refusals.send(
                context,
                400,
                "invalid_request",
                "This login is over or was never begun. Go back to the application and log in again.");
    }

    private static boolean isFromDatabase(User user) {
        return user.connection().strategy().equals("auth0");
    }

    private static String form(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
