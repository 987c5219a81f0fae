// Fetches the page again every second and swaps the parts whose version has changed, so that the server alone decides
// what is shown. The ring runs by itself in between.
(() => {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const part = (id, page = document) => page.getElementById(id);
  let ends = 0;

  const decorate = () => {
    document.querySelectorAll('button[data-copy]').forEach((button) => { button.hidden = !navigator.clipboard; });
    document.querySelectorAll('time').forEach((time) => {
      time.textContent = new Date(time.dateTime).toLocaleTimeString([], { timeStyle: 'medium' });
    });
  };

  const startRing = () => { ends = performance.now() + Number(part('app').dataset.left); };

  const drawRing = () => {
    const circle = document.querySelector('.time');
    const period = Number(part('app').dataset.period);
    if (!circle || !period) return;
    const left = Math.max(0, ends - performance.now());
    const seconds = Math.ceil(left / 1000);
    circle.style.strokeDashoffset = 100 - 100 * (calm.matches ? seconds * 1000 : left) / period;
    part('app').classList.toggle('ending', seconds <= 5);
    const label = String(seconds);
    if (part('seconds').textContent !== label) part('seconds').textContent = label;
  };

  const announce = (where, what, name) => {
    const newest = where.querySelector(what);
    if (newest) part('news').textContent = `${name}: ${newest.textContent}`;
  };

  const swap = (id, fresh) => {
    const [old, young] = [part(id), part(id, fresh)];
    const changed = old.dataset.version !== young.dataset.version;
    if (changed) old.replaceChildren(...young.childNodes);
    Object.assign(old.dataset, young.dataset);
    return changed;
  };

  const refresh = async () => {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const samePhone = fresh.title === document.title;
    const owned = document.querySelector('.owned');
    if (!samePhone) owned.replaceChildren(...fresh.querySelector('.owned').childNodes);
    document.title = fresh.title;
    swap('lines', fresh);
    swap('app', fresh);
    if (swap('requests', fresh)) announce(part('requests'), '.asks', 'New request');
    if (swap('inbox', fresh)) announce(part('inbox'), '.bubble', 'New message');
    startRing();
    decorate();
  };

  const keepFresh = async () => {
    try {
      await refresh();
      document.body.classList.remove('away');
    } catch {
      // The sandbox is being restarted: the next try will tell.
      document.body.classList.add('away');
    }
    setTimeout(keepFresh, 1000);
  };

  const tick = () => {
    drawRing();
    if (calm.matches) setTimeout(tick, 1000);
    else requestAnimationFrame(tick);
  };

  const showClock = () => {
    part('clock').textContent = new Date().toLocaleTimeString([], { timeStyle: 'short' });
    setTimeout(showClock, 5000);
  };

  document.addEventListener('click', async ({ target }) => {
    const button = target.closest('button[data-copy]');
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy.replace(' ', ''));
    part('news').textContent = 'Copied';
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  });

  document.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  startRing();
  decorate();
  showClock();
  tick();
  setTimeout(keepFresh, 1000);
})();
