// Every page works without this file; it saves a tap here and a double click there.
(() => {
  'use strict';

  const release = () => document.querySelectorAll('form[aria-busy]').forEach((form) => form.removeAttribute('aria-busy'));

  // A second click must not use up a second try.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.hasAttribute('aria-busy')) {
      event.preventDefault();
      return;
    }
    form.setAttribute('aria-busy', 'true');
    setTimeout(release, 15000);
  });
  // The browser may bring the page back as it was left.
  addEventListener('pageshow', release);

  const complete = /^\p{Nd}{6,8}$/u;
  for (const input of document.querySelectorAll('[data-submit-when-filled]')) {
    input.addEventListener('input', (event) => {
      // Someone who types decides when they are done; autofill brings no input type.
      const typed = event.inputType && !['insertFromPaste', 'insertReplacementText'].includes(event.inputType);
      if (!typed && complete.test(input.value.replace(/[\s\p{Pd}]/gu, ''))) {
        input.form.requestSubmit();
      }
    });
  }

  // Recovery codes: copied, kept in a file, or printed.
  const bar = document.querySelector('[data-for-codes]');
  if (bar) {
    const codes = [...document.querySelectorAll(`#${bar.dataset.forCodes} code`)].map((code) => code.textContent);
    const text = `${codes.join('\n')}\n`;
    const status = document.getElementById(`${bar.dataset.forCodes}-status`);
    const on = (name, act) => bar.querySelector(`[data-${name}-codes]`).addEventListener('click', act);
    on('copy', () => navigator.clipboard.writeText(text).then(
      () => { status.textContent = 'The codes are copied.'; },
      () => { status.textContent = 'Your browser did not let us copy them. Please write them down.'; }));
    on('download', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      link.download = 'recovery-codes.txt';
      link.click();
      URL.revokeObjectURL(link.href);
      status.textContent = 'The codes are in the file recovery-codes.txt.';
    });
    on('print', () => print());
    bar.hidden = false;
  }

  // A page that waits hears when there is news, or asks where no stream gets through. What it is, is not said here.
  const hear = (place, tell) => {
    const ask = async () => {
      const answer = await fetch(place.dataset.look, { cache: 'no-store' }).catch(() => undefined);
      const word = !answer || answer.status >= 500 ? 'waiting' : await answer.text();
      if (word === 'waiting') {
        setTimeout(ask, 3000);
      } else {
        tell(word);
      }
    };
    if ('EventSource' in window) {
      const events = new EventSource(place.dataset.events);
      events.onmessage = ({ data }) => { events.close(); tell(data); };
      events.onerror = () => { events.close(); setTimeout(ask, 3000); };
    } else {
      ask();
    }
  };

  const waiting = document.querySelector('form[data-events]');
  if (waiting) {
    hear(waiting, () => waiting.requestSubmit());
  }

  // What became of the code is taken from a fresh page, and what is being typed stays as it is.
  const delivery = document.getElementById('delivery');
  const takeOver = (id, fresh) => {
    const [old, young] = [document.getElementById(id), fresh.getElementById(id)];
    const held = old.contains(document.activeElement) && document.activeElement.id;
    old.replaceChildren(...young.childNodes);
    old.className = young.className;
    if (held) {
      document.getElementById(held)?.focus();
    }
    return young;
  };
  const refresh = async () => {
    const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined);
    const fresh = new DOMParser().parseFromString(answer ? await answer.text() : '', 'text/html');
    if (fresh.getElementById('delivery')) {
      const { events, look } = takeOver('delivery', fresh).dataset;
      ['instead', 'resends'].forEach((id) => takeOver(id, fresh));
      listen(events, look);
    }
  };
  const listen = (events, look) => {
    if (events) {
      Object.assign(delivery.dataset, { events, look });
      hear(delivery, (word) => { if (word === 'news') refresh(); });
    }
  };
  if (delivery) {
    listen(delivery.dataset.events, delivery.dataset.look);
  }

  const rejected = document.querySelector('input[aria-invalid]');
  if (rejected) {
    rejected.focus();
    rejected.select();
  }

  // Not after the back button: that would throw the person forward again.
  const arrival = performance.getEntriesByType('navigation')[0];
  const next = document.querySelector('form[data-submit-at-once]');
  if (next && !(arrival && arrival.type === 'back_forward')) {
    next.requestSubmit();
  }
})();
