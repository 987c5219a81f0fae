package dev.sallyport.sandbox.tenant.pipeline;

/// Which of the Action's two handlers runs.
public enum Trigger {
    EXECUTE("onExecutePostLogin"),
    CONTINUE("onContinuePostLogin");

    private final String handler;

    Trigger(String handler) {
        this.handler = handler;
    }

    String handler() {
        return handler;
    }
}
