// Fetches the page again every second and swaps the questions, so that the server alone decides what is shown.
(() => {
  const refresh = async () => {
    try {
      const answer = await fetch('/tenant-app', { cache: 'no-store' });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('requests');
      const shown = document.getElementById('requests');
      if (fresh && fresh.textContent !== shown.textContent) shown.replaceChildren(...fresh.childNodes);
    } finally {
      setTimeout(refresh, 1000);
    }
  };
  setTimeout(refresh, 1000);
})();
