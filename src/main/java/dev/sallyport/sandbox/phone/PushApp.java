package dev.sallyport.sandbox.phone;

import java.util.List;

/// The provider of the app that asks people whether it is them who is logging in.
public interface PushApp {
    /// What the app on this phone (E.164) asks now, the newest first.
    List<PushRequest> requests(String number);

    /// Presses a button; nothing happens if the request is unknown, or was answered, or nobody waits for it any more.
    void answer(String id, PushAnswer answer);
}
