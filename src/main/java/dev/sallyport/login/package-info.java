/// One login's way through the second gate, from Auth0's redirect to the posted answer.
///
/// ```text
/// GET /login?session_token&state ──► LoginOpening ──► the store, a cookie, 303
///                                                          │
///          ┌───────────────────────────────────────────────▼─────────┐
///          │ GET /login/{id}:  NextStep.of(login, now)                │
///          │   AskPhone ──► phone page     AskCode ──► code page      │
///          │   HandOff  ──► answer         Refuse  ──► refusal        │
///          └──▲───────────────────────────────────────────────┬───────┘
///             └── 303 ◄── POST phone, code, resend … ◄────────┘
/// ```
///
/// Owns every route below `/login`, the [Stage] of a login, its tries and its cookie. Steps never send to one
/// another: each stores what happened and returns to `/login/{id}`. What counts as a phone or as a proof is left to
/// `enrolment` and `challenge`. The audit hears of it from [LoginAudit], and from [TurnedAway] of those who are in
/// no login.
@NullMarked
package dev.sallyport.login;

import org.jspecify.annotations.NullMarked;
