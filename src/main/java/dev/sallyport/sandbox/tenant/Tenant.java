package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.SandboxSettings;
import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.fault.Faults;
import dev.sallyport.sandbox.tenant.pipeline.ActionPipeline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;

/// The tenant as a whole: its parts put together, and what tests may do to it.
public final class Tenant implements Part {
    private static final Duration ACTION_LIMIT = Duration.ofSeconds(20);

    private final SandboxSettings settings;
    private final Issuer issuer;
    private final World world;
    private final ActionPipeline pipeline;
    private final SandboxTemplates templates;
    private final SigningKey key = new SigningKey();
    private final Faults managementFaults = new Faults(new FaultyAnswers());

    public Tenant(Vertx vertx, SandboxSettings settings, SandboxTemplates templates) {
        this.settings = settings;
        this.templates = templates;
        this.issuer = Issuer.of(settings);
        this.world = World.of(new Seeds(settings.origin()).users(), settings.applications(), settings.clock());
        this.pipeline = new ActionPipeline(vertx, settings.action(), ACTION_LIMIT, settings.clock());
    }

    @Override
    public void mount(Router router) {
        Clock clock = settings.clock();
        Tokens tokens = new Tokens(key, issuer, clock);
        TokenReply reply = new TokenReply(tokens, world);
        ActionEvents events = new ActionEvents(issuer, settings.actionSecrets());
        PostLogin postLogin = new PostLogin(world, pipeline, events);
        RefusalPage refusals = new RefusalPage(templates);
        new DiscoveryEndpoint(issuer, key).mount(router);
        new AuthorizeEndpoint(world, issuer, postLogin, refusals, clock).mount(router);
        new LoginPage(world, postLogin, templates, refusals).mount(router);
        new ContinueEndpoint(world, postLogin, refusals, clock).mount(router);
        new TokenEndpoint(
                        world,
                        new CodeGrant(world, reply, clock),
                        new DirectGrants(world, pipeline, events, reply, clock),
                        new ClientGrant(tokens, issuer))
                .mount(router);
        new UserinfoEndpoint(world, tokens, issuer).mount(router);
        new LogoutEndpoint(world, key, issuer, refusals).mount(router);
        new Portraits(world.users()).mount(router);
        RateLimit limit = new RateLimit(settings.managementLimit(), clock);
        new ManagementApi(world.users(), new ManagementGate(tokens, issuer, limit), managementFaults).mount(router);
    }

    public Users users() {
        return world.users();
    }

    /// Logs everyone out at the tenant, as a person does who deletes their cookies.
    public void forgetSessions() {
        world.sessions().clear();
    }

    /// Trouble to be made at the Management API.
    public Faults managementFaults() {
        return managementFaults;
    }

    @Override
    public String save() {
        return world.state().encode();
    }

    @Override
    public void restore(String saved) {
        world.restore(TenantState.decode(saved));
    }

    /// Frees what the pipeline holds.
    public Future<Void> close() {
        return pipeline.close();
    }
}
