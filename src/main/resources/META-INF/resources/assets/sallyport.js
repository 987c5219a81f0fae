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
