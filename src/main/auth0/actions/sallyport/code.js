'use strict';

/**
 * Sallyport's Action: sends a login through the second gate, and decides on the signed answer who gets in.
 *
 * Bind it last in the post-login flow. It needs no dependency and calls nobody.
 *
 * Secrets:
 *   SALLYPORT_URL                     the service's base URL, such as https://mfa.example.com
 *   SALLYPORT_TENANT                  this tenant's host name, the same as the service's sallyport.tenant.domain
 *   SALLYPORT_REQUEST_SECRET          signs what is asked of the service
 *   SALLYPORT_ANSWER_SECRET           checks what the service answers
 *   SALLYPORT_ANSWER_SECRET_PREVIOUS  optional, while the answer's secret is being changed
 *   SALLYPORT_MAX_AGE                 optional, for how many seconds a proof lets the same session in again (43200);
 *                                     0 asks at every login
 *   SALLYPORT_REFRESH                 optional, "deny" refuses refresh tokens; otherwise they pass, since a login came
 *                                     before them (without a proof, if that was before this Action was bound), unless
 *                                     the person was reset since
 *
 * It fails closed: whatever is missing, unknown or thrown ends in api.access.deny with one of the codes below.
 */
const crypto = require('crypto');

const DENIED = {
  misconfigured: 'second_factor_misconfigured',
  required: 'second_factor_required',
  unreadable: 'second_factor_pointer_unreadable',
  invalid: 'second_factor_answer_invalid',
  refused: 'second_factor_refused',
  failed: 'second_factor_failed',
};

const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';
/** NIST SP 800-63B-4, level 2: a button that is only pressed does not satisfy it (section 3.1.3). */
const AAL2 = 'http://idmanagement.gov/ns/assurance/aal/2';

/**
 * What a proof of each class is worth: the acr values it satisfies, its amr, and whether it may be remembered for the
 * session. A class that is not listed proves nothing.
 */
const CLASSES = {
  otp: { acr: [MULTI_FACTOR, AAL2], amr: ['otp', 'mfa'], recorded: true },
  push: { acr: [MULTI_FACTOR], amr: ['swk', 'user', 'mfa'], recorded: true },
  recovery: { acr: [MULTI_FACTOR], amr: ['recovery', 'mfa'], recorded: false },
};

const REQUEST_LIFETIME = 120;
const DEFAULT_MAX_AGE = 12 * 60 * 60;
const NONCE = 'sallyport_nonce';
const ACR = 'sallyport_acr';

exports.onExecutePostLogin = async (event, api) => failClosed(api, () => {
  const settings = settingsOf(event);
  if (!settings) {
    return api.access.deny(DENIED.misconfigured);
  }
  const protocol = (event.transaction || {}).protocol;
  if (protocol === 'oauth2-refresh-token') {
    return decideRefresh(event, api, settings);
  }
  const record = freshRecord(event, settings);
  if (record) {
    return claim(api, settings, record);
  }
  if (!api.redirect.canRedirect()) {
    return api.access.deny(DENIED.required);
  }
  return isReadable(pointerOf(event)) ? ask(event, api, settings) : api.access.deny(DENIED.unreadable);
});

exports.onContinuePostLogin = async (event, api) => failClosed(api, () => {
  const settings = settingsOf(event);
  if (!settings) {
    return api.access.deny(DENIED.misconfigured);
  }
  const answer = validAnswer(api, settings);
  const wanted = (event.transaction || {}).metadata || {};
  if (!answer || !belongsHere(answer, event, settings, wanted)) {
    return api.access.deny(DENIED.invalid);
  }
  if (answer.purpose === 'second-factor-refused') {
    return api.access.deny(`${DENIED.refused}: ${codeOf(answer.reason)}`);
  }
  const worth = classNamed(answer.class);
  if (answer.purpose !== 'second-factor' || !worth || !satisfies(worth, listOf(wanted[ACR]))) {
    return api.access.deny(DENIED.invalid);
  }
  if (worth.recorded) {
    api.authentication.recordMethod(proofUrl(settings, answer.class));
  }
  if (answer.pointer) {
    api.user.setAppMetadata('sallyport', answer.pointer);
  }
  return claim(api, settings, { class: answer.class, amr: answer.amr, time: answer.auth_time });
});

/** An Action that throws may or may not stop a login; one that denies does. */
function failClosed(api, decide) {
  try {
    return decide();
  } catch (error) {
    console.log(`Sallyport: denied, since the Action failed: ${error && error.message}`);
    return api.access.deny(DENIED.failed);
  }
}

function settingsOf(event) {
  const secrets = event.secrets || {};
  const url = (secrets.SALLYPORT_URL || '').replace(/\/+$/, '');
  const requestSecret = secrets.SALLYPORT_REQUEST_SECRET;
  const answerSecrets = [secrets.SALLYPORT_ANSWER_SECRET, secrets.SALLYPORT_ANSWER_SECRET_PREVIOUS].filter(Boolean);
  const maxAge = secrets.SALLYPORT_MAX_AGE === undefined || secrets.SALLYPORT_MAX_AGE === ''
    ? DEFAULT_MAX_AGE : Number(secrets.SALLYPORT_MAX_AGE);
  const complete = url && secrets.SALLYPORT_TENANT && requestSecret && secrets.SALLYPORT_ANSWER_SECRET;
  return complete && Number.isFinite(maxAge) && maxAge >= 0
    ? { url, tenant: secrets.SALLYPORT_TENANT, requestSecret, answerSecrets, maxAge, refresh: secrets.SALLYPORT_REFRESH }
    : undefined;
}

function ask(event, api, settings) {
  const nonce = crypto.randomUUID();
  const acr = knownAcr(event);
  api.transaction.setMetadata(NONCE, nonce);
  api.transaction.setMetadata(ACR, acr.join(' '));
  const token = api.redirect.encodeToken({
    secret: settings.requestSecret,
    expiresInSeconds: REQUEST_LIFETIME,
    payload: {
      aud: 'sallyport',
      jti: crypto.randomUUID(),
      nonce,
      host: event.request.hostname,
      client: { id: event.client.client_id, name: event.client.name },
      locale: event.transaction.locale,
      place: placeOf(event),
      acr,
      max_age: maxAgeAsked(event),
      ...standingOf(event),
    },
  });
  return api.redirect.sendUserTo(`${settings.url}/login`, { query: { session_token: token } });
}

/** What Auth0 knows of the person's factors; the service holds it against its own store. */
function standingOf(event) {
  const metadata = event.user.app_metadata || {};
  const pointer = pointerOf(event);
  const authyIds = [metadata.authy_id, metadata.authyId, metadata.authyID]
    .filter((id) => id !== undefined && id !== null && id !== '')
    .map(String);
  return {
    enrolled: pointer !== undefined,
    rev: pointer === undefined ? 0 : pointer.rev,
    authy_id: authyIds.length > 0 ? authyIds[0] : undefined,
    authy_id_conflict: authyIds.some((id) => id !== authyIds[0]) ? true : undefined,
  };
}

/** Where the browser is, as Auth0 guesses it: for somebody who is asked whether that is them. */
function placeOf(event) {
  const { cityName, countryName, countryCode } = event.request.geoip || {};
  return [cityName, countryName || countryCode].filter(Boolean).join(', ') || undefined;
}

/** Whoever has a pointer is enrolled, whatever it says; undefined for somebody who has none. */
function pointerOf(event) {
  return ((event.user || {}).app_metadata || {}).sallyport ?? undefined;
}

/** A pointer that somebody spoilt must not make an enrolled person look new. */
function isReadable(pointer) {
  return pointer === undefined || Number.isInteger(pointer.rev);
}

/** The newest recorded proof that is good enough and young enough for this login, if there is one. */
function freshRecord(event, settings) {
  if (prompts(event).includes('login')) {
    return undefined;
  }
  const asked = maxAgeAsked(event);
  const maxAge = asked === undefined ? settings.maxAge : Math.min(asked, settings.maxAge);
  const now = Date.now() / 1000;
  return records(event, settings)
    .filter((record) => record.time > now - maxAge && record.time <= now + 60)
    .filter((record) => satisfies(classNamed(record.class), knownAcr(event)))[0];
}

/** The recorded proofs of this session, newest first, without those from before the person's last reset. */
function records(event, settings) {
  const methods = (event.authentication || {}).methods || [];
  const notBefore = notBeforeOf(event);
  return methods
    .map((method) => ({
      class: Object.keys(CLASSES).find((name) => [method.name, method.url].includes(proofUrl(settings, name))),
      time: Date.parse(method.timestamp) / 1000,
    }))
    .filter((record) => record.class && classNamed(record.class).recorded && record.time >= notBefore)
    .sort((one, other) => other.time - one.time);
}

function decideRefresh(event, api, settings) {
  // Not every plan tells when a refresh token was issued; a proof from after the reset will do as well.
  const issued = Date.parse((event.refresh_token || {}).created_at) / 1000;
  const notBefore = notBeforeOf(event);
  const record = records(event, settings)[0];
  const isFromBeforeReset = notBefore !== 0 && !(issued >= notBefore) && !record;
  if (settings.refresh === 'deny' || isFromBeforeReset) {
    return api.access.deny(DENIED.required);
  }
  return record ? claim(api, settings, record) : undefined;
}

function validAnswer(api, settings) {
  for (const secret of settings.answerSecrets) {
    try {
      return api.redirect.validateToken({ secret, tokenParameterName: 'session_token' });
    } catch (error) {
      console.log(`Sallyport: an answer was refused: ${error && error.message}`);
    }
  }
  return undefined;
}

/** validateToken checks neither the audience nor that this very login asked: both are ours to check. */
function belongsHere(answer, event, settings, wanted) {
  return answer.iss === settings.url
    && answer.aud === settings.tenant
    && answer.sub === event.user.user_id
    && typeof wanted[NONCE] === 'string' && wanted[NONCE].length > 0
    && answer.nonce === wanted[NONCE];
}

/** The same claims on every path, so that an application need not know whether the person was asked this time. */
function claim(api, settings, proof) {
  const claims = {
    amr: Array.isArray(proof.amr) ? proof.amr : classNamed(proof.class).amr,
    acr: classNamed(proof.class).acr[0],
    auth_time: Math.floor(proof.time),
  };
  for (const [name, value] of Object.entries(claims)) {
    api.idToken.setCustomClaim(`${settings.url}/${name}`, value);
    api.accessToken.setCustomClaim(`${settings.url}/${name}`, value);
  }
}

function satisfies(worth, asked) {
  return asked.every((acr) => worth.acr.includes(acr));
}

function classNamed(name) {
  return Object.prototype.hasOwnProperty.call(CLASSES, name) ? CLASSES[name] : undefined;
}

/** acr_values are wishes (OpenID Connect Core 3.1.2.1): those that no class could ever satisfy are left aside. */
function knownAcr(event) {
  const known = Object.values(CLASSES).flatMap((worth) => worth.acr);
  return listOf((event.transaction || {}).acr_values || fromRequest(event, 'acr_values'))
    .filter((acr) => known.includes(acr));
}

function prompts(event) {
  return listOf((event.transaction || {}).prompt || fromRequest(event, 'prompt'));
}

/** Seconds; a max_age that is no number, or is out of sight in a pushed or signed request, is taken for 0. */
function maxAgeAsked(event) {
  const text = fromRequest(event, 'max_age');
  if (text === undefined || text === null || text === '') {
    return fromRequest(event, 'request_uri') || fromRequest(event, 'request') ? 0 : undefined;
  }
  return /^\d{1,9}$/.test(String(text)) ? Number(text) : 0;
}

function fromRequest(event, name) {
  const request = event.request || {};
  return (request.query || {})[name] ?? (request.body || {})[name];
}

/** Epoch seconds, 0 where there was no reset. NaN, for a value that cannot be read, lets no record through. */
function notBeforeOf(event) {
  return Number((pointerOf(event) || {}).not_before ?? 0);
}

function listOf(value) {
  if (Array.isArray(value)) {
    return value;
  }
  return typeof value === 'string' ? value.split(' ').filter(Boolean) : [];
}

function codeOf(reason) {
  return /^[a-z-]{1,40}$/.test(reason) ? reason : 'unknown';
}

function proofUrl(settings, name) {
  return `${settings.url}/proof/${name}`;
}
