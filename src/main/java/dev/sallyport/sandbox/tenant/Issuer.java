package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.SandboxSettings;
import java.util.List;

/// The tenant's names for itself and for the APIs it guards. Auth0 writes its issuer with a slash at the end.
record Issuer(String host, String origin) {
    static Issuer of(SandboxSettings settings) {
        return new Issuer(settings.host(), settings.origin());
    }

    String url() {
        return origin + "/";
    }

    String userinfo() {
        return origin + "/userinfo";
    }

    /// Auth0's clients know the Management API by an https address, whatever the scheme they really use.
    List<String> managementAudiences() {
        return List.of("https://" + host + "/api/v2/", origin + "/api/v2/");
    }

    boolean guards(String audience) {
        return audience.equals(userinfo()) || managementAudiences().contains(audience);
    }
}
