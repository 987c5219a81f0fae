'use strict';

/*
 * What a post-login Action finds around it at Auth0: `event`, `api`, `require('crypto')`, `console`.
 *
 * The calls of `api` are noted down and reported once, as JSON, when the handler has settled; only tokens and randomness
 * are asked of the host meanwhile. The value of this script is the function below.
 */
(function run(host, load, handler, eventJson, canRedirect) {
  const event = JSON.parse(eventJson);
  const continuing = handler === 'onContinuePostLogin';
  const effects = {
    idTokenClaims: {},
    accessTokenClaims: {},
    appMetadata: {},
    userMetadata: {},
    transactionMetadata: {},
    methods: [],
  };
  let denial;
  let destination;

  const bytes = (length) => {
    const hex = host.randomHex(String(length));
    return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
  };

  const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  const base64 = (array) => {
    let text = '';
    for (let at = 0; at < array.length; at += 3) {
      const group = (array[at] << 16) | ((array[at + 1] ?? 0) << 8) | (array[at + 2] ?? 0);
      const four = [18, 12, 6, 0].map((shift) => BASE64[(group >> shift) & 63]);
      text += four.slice(0, Math.min(array.length - at, 3) + 1).join('').padEnd(4, '=');
    }
    return text;
  };

  const ENCODINGS = {
    hex: (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    base64,
    base64url: (array) => base64(array).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, ''),
  };

  class Buffer extends Uint8Array {
    toString(encoding = 'hex') {
      if (!(encoding in ENCODINGS)) {
        throw new TypeError(`Unknown encoding: ${encoding}`);
      }
      return ENCODINGS[encoding](this);
    }
  }

  const randomUUID = () => {
    const random = bytes(16);
    random[6] = (random[6] & 0x0f) | 0x40;
    random[8] = (random[8] & 0x3f) | 0x80;
    const hex = ENCODINGS.hex(random);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };

  const getRandomValues = (array) => {
    const view = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    view.set(bytes(view.length));
    return array;
  };

  const timingSafeEqual = (one, other) => {
    if (one.length !== other.length) {
      throw new RangeError('Input buffers must have the same byte length');
    }
    return one.reduce((difference, byte, at) => difference | (byte ^ other[at]), 0) === 0;
  };

  const crypto = {
    randomUUID,
    getRandomValues,
    timingSafeEqual,
    randomBytes: (length) => Buffer.from(bytes(length)),
  };

  const require = (name) => {
    if (name === 'crypto' || name === 'node:crypto') {
      return crypto;
    }
    throw new Error(`Cannot find module '${name}'`);
  };

  const show = (value) => (typeof value === 'string' ? value : value instanceof Error ? String(value) : JSON.stringify(value));
  const log = (...values) => { host.log(values.map(show).join(' ')); };
  const console = { log, info: log, warn: log, error: log, debug: log };

  const ask = (call, options) => JSON.parse(host[call](JSON.stringify(options)));

  const text = (value, name) => {
    if (typeof value !== 'string' || value === '') {
      throw new TypeError(`${name} must be a string that is not empty`);
    }
    return value;
  };

  const api = {
    access: {
      deny: (reason) => { denial = String(reason ?? ''); return api; },
    },
    accessToken: {
      setCustomClaim: (name, value) => { effects.accessTokenClaims[text(name, 'name')] = value ?? null; return api; },
    },
    authentication: {
      recordMethod: (url) => {
        if (!continuing) {
          throw new Error('recordMethod is available in onContinuePostLogin only');
        }
        effects.methods.push(text(url, 'providerUrl'));
        return api;
      },
    },
    idToken: {
      setCustomClaim: (name, value) => { effects.idTokenClaims[text(name, 'name')] = value ?? null; return api; },
    },
    redirect: {
      canRedirect: () => canRedirect,
      encodeToken: ({ secret, payload, expiresInSeconds = 900 }) =>
        host.encodeToken(JSON.stringify({ secret: text(secret, 'secret'), payload: payload ?? {}, expiresInSeconds })),
      sendUserTo: (url, { query = {} } = {}) => {
        const pairs = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
        destination = text(url, 'url') + (pairs.length === 0 ? '' : (url.includes('?') ? '&' : '?') + pairs.join('&'));
        return api;
      },
      validateToken: ({ secret, tokenParameterName = 'session_token' }) => {
        const answer = ask('validateToken', { secret: text(secret, 'secret'), tokenParameterName });
        if (answer.error !== undefined) {
          throw new Error(answer.error);
        }
        return answer.payload;
      },
    },
    samlResponse: {
      setAuthnContextClassRef: () => api,
    },
    transaction: {
      setMetadata: (name, value) => { effects.transactionMetadata[text(name, 'name')] = value ?? null; return api; },
    },
    user: {
      setAppMetadata: (name, value) => { effects.appMetadata[text(name, 'name')] = value ?? null; return api; },
      setUserMetadata: (name, value) => { effects.userMetadata[text(name, 'name')] = value ?? null; return api; },
    },
  };

  const outcome = () => {
    if (denial !== undefined) {
      return { outcome: 'denied', reason: denial, effects };
    }
    return destination === undefined
      ? { outcome: 'allowed', effects }
      : { outcome: 'redirected', url: destination, effects };
  };

  const failed = (error) => ({ outcome: 'failed', message: show(error instanceof Error ? error.message : error) });

  const act = async () => {
    globalThis.crypto = crypto;
    globalThis.console = console;
    const module = { exports: {} };
    load(module.exports, require, module, console);
    const { onExecutePostLogin, onContinuePostLogin } = module.exports;
    if (typeof onExecutePostLogin !== 'function') {
      throw new Error('The Action exports no onExecutePostLogin');
    }
    // Auth0 lets a login pass that comes back to an Action without onContinuePostLogin.
    await (continuing ? onContinuePostLogin : onExecutePostLogin)?.(event, api);
  };

  act().then(outcome, failed).then((report) => { host.settle(JSON.stringify(report)); });
})
