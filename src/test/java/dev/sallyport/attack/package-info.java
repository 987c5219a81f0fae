/// Sallyport as strangers try it: whole logins through the sandbox's tenant, which runs the Action that ships.
/// Each test is named for an attack and ends where it matters: no tokens for the application.
///
/// Ways around a second factor that an Auth0 login offers:
///
/// | Way | Test |
/// |---|---|
/// | `prompt=none` in a session without a proof | [NoRedirectAttackTest#silentLoginWithoutProofYieldsNothing] |
/// | password grant | [NoRedirectAttackTest#passwordGrantYieldsNothing] |
/// | refresh exchange | [NoRedirectAttackTest#refreshExchangeFollowsThePolicy] |
/// | `/continue` without a token | [ContinueAttackTest#continueWithTheRightStateAndNoTokenYieldsNoTokens] |
/// | an answer that proves nothing | [ContinueAttackTest#refusalIsNoProof] |
/// | one person's answer at another's `/continue` | [ContinueAttackTest#answerOfUserAAtUserBsContinueIsDenied] |
/// | one login's answer at another | [ContinueAttackTest#answerOfLoginOneAtLoginTwoIsDenied] |
/// | `/continue` instead of enrolling | [ContinueAttackTest#unenrolledUserWhoGoesStraightToContinueIsDenied] |
///
/// What was wrong with the sample of 2016:
///
/// | Defect | Test |
/// |---|---|
/// | any code was accepted | [CodeAttackTest#anyCodeIsNotAccepted] |
/// | the Authy id came from a hidden field | [EnrolmentAttackTest#hiddenFieldCannotNameAnotherAuthyId] |
/// | tokens for people who had not enrolled | [EnrolmentAttackTest#unenrolledUserGetsNoTokensForEnrollingLater] |
/// | any phone for a password | [EnrolmentAttackTest#otherPhoneCannotBeEnrolledWithThePassword] |
/// | enrolled without a proof of possession | [EnrolmentAttackTest#phoneWithoutAProofOfPossessionIsNotEnrolled] |
/// | no `force=true` | [CodeAttackTest#forceIsAsked] |
/// | the state did not come back | [FormAttackTest#stateComesBackByteForByte] |
/// | the answer could be replayed | [ContinueAttackTest#replayedAnswerIsDenied] |
/// | decided twice | [ContinueAttackTest#loginIsDecidedOnce], [ContinueAttackTest#deniedLoginIsNotDecidedAnew] |
/// | reflected script | [ScriptAttackBrowserTest#scriptInTypedTextIsNotRun] |
/// | the code in Authy's path as typed | [AuthyAddressAttackTest#codeWithSlashesDoesNotReachAuthysPath] |
/// | the API key in an address | [AuthyAddressAttackTest#apiKeyIsInNoAddress] |
/// | a cacheable redirect with a token | [FormAttackTest#redirectWithATokenIsNotCacheable] |
/// | environment and secrets logged | [LogAttackTest#settingsAndSecretsAreNotLogged] |
/// | a fixed session secret | `SettingsCheckTest`: production refuses example secrets |
/// | no CSRF token | [FormAttackTest#formWithoutCsrfTokenIsRefused] |
@NullMarked
package dev.sallyport.attack;

import org.jspecify.annotations.NullMarked;
