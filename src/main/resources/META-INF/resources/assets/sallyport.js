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

  // A page that waits for a phone hears of its answer, or asks where no stream gets through. What it was is not said here.
  const waiting = document.querySelector('form[data-events]');
  if (waiting) {
    const goOn = () => waiting.requestSubmit();
    const ask = async () => {
      const answer = await fetch(waiting.dataset.look, { cache: 'no-store' }).catch(() => undefined);
      if (!answer || answer.status >= 500 || await answer.text() === 'waiting') {
        setTimeout(ask, 3000);
      } else {
        goOn();
      }
    };
    if ('EventSource' in window) {
      const events = new EventSource(waiting.dataset.events);
      events.onmessage = () => { events.close(); goOn(); };
      events.onerror = () => { events.close(); setTimeout(ask, 3000); };
    } else {
      ask();
    }
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
