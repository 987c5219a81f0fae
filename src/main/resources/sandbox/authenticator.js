// Fetches the page again every second and swaps the codes, so that the server alone decides what is shown.
(() => {
  const refresh = async () => {
    try {
      const answer = await fetch('/authenticator', { cache: 'no-store' });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('keys');
      const shown = document.getElementById('keys');
      if (fresh && fresh.textContent !== shown.textContent) shown.replaceChildren(...fresh.childNodes);
    } finally {
      setTimeout(refresh, 1000);
    }
  };
  setTimeout(refresh, 1000);
})();
