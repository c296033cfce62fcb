// The desk works without this script; it makes reviewing quicker where it runs.
const on = () => localStorage.getItem('shortcuts') !== 'off';
const say = (text) => {
  const status = document.getElementById('status');
  if (status) status.textContent = text;
};

const box = document.getElementById('shortcuts');
if (box) {
  box.checked = on();
  box.addEventListener('change', () => {
    localStorage.setItem('shortcuts', box.checked ? 'on' : 'off');
    say(box.checked ? 'Shortcuts are on.' : 'Shortcuts are off.');
  });
}

// After a decision the next item is where the keyboard is.
if (new URLSearchParams(location.search).has('done')) document.getElementById('next')?.focus();

// The article and its claims show each other.
const frame = document.getElementById('article');
const claims = [...document.querySelectorAll('.claim')];
const choose = (fact, from) => {
  for (const claim of claims) claim.classList.toggle('chosen', claim.dataset.fact === fact);
  const cited = new Set([...(document.querySelector('.claim.chosen')?.querySelectorAll('.cites a') ?? [])].map((link) => link.hash));
  for (const source of document.querySelectorAll('.source')) source.classList.toggle('chosen', cited.has(`#${source.id}`));
  const page = frame?.contentDocument;
  const marked = page ? [...page.querySelectorAll('[data-fact]')] : [];
  for (const statement of marked) statement.style.outline = statement.dataset.fact === fact ? '3px solid #0b5a8a' : '';
  const shown = marked.findLast((statement) => statement.dataset.fact === fact);
  // Only the other pane moves: what is under the pointer stays there.
  if (from !== 'page' && shown) {
    const view = frame.contentWindow;
    view.scrollTo({ top: view.scrollY + shown.getBoundingClientRect().top - view.innerHeight / 3 });
  }
  if (from !== 'claims') document.querySelector('.claim.chosen')?.scrollIntoView({ block: 'center' });
};
const listen = () => {
  for (const statement of frame?.contentDocument?.querySelectorAll('[data-fact]') ?? [])
    statement.addEventListener('click', (event) => {
      if (!event.target.closest('a')) choose(statement.dataset.fact, 'page');
    });
  frame?.contentDocument?.addEventListener('click', follow);
};
// The frame shows the article and nothing else: its sources open beside the desk.
const follow = (event) => {
  const link = event.target.closest('a[href]');
  if (!link || link.getAttribute('href').startsWith('#')) return;
  event.preventDefault();
  if (new URL(link.href).origin === location.origin) say('This link leads to the published site, and works there.');
  else window.open(link.href, '_blank', 'noopener,noreferrer');
};
frame?.addEventListener('load', listen);
if (frame?.contentDocument?.readyState === 'complete') listen();
for (const claim of claims) {
  claim.addEventListener('focusin', () => choose(claim.dataset.fact, 'claims'));
  claim.addEventListener('click', () => choose(claim.dataset.fact, 'claims'));
}

const items = () => (claims.length > 0 ? claims : [...document.querySelectorAll('.row .open')]);
const move = (step, fits = () => true) => {
  const all = items();
  const now = all.findIndex((item) => item === document.activeElement || item.contains(document.activeElement));
  const order = step > 0 ? all.slice(now + 1) : all.slice(0, Math.max(now, 0)).reverse();
  const next = order.find(fits);
  if (next) next.focus();
  else say(step > 0 ? 'That was the last one.' : 'That was the first one.');
};
const isOpen = (claim) => claim.querySelector('.verdict.none') && claim.querySelector('input[type=radio]') && !claim.querySelector('input[type=radio]:checked');
const pressed = {
  '?': () => location.assign('/help'),
  '/': () => (document.getElementById('search') ? document.getElementById('search').focus() : location.assign('/queue')),
  j: () => move(1),
  k: () => move(-1),
  o: () => document.activeElement?.click?.(),
  d: () => {
    const tab = [...document.querySelectorAll('.tabs a')].find((link) => link.textContent === 'Compare');
    const row = document.activeElement?.closest?.('.row')?.querySelector('.open');
    if (tab) tab.click();
    else if (row) location.assign(row.href.replace(/(\?|$)/, '/compare$1'));
  },
  c: () => document.getElementById('comment')?.focus(),
  n: () => move(1, isOpen),
  p: () => move(-1, isOpen),
};
const verdict = (key) => {
  const radio = document.activeElement?.closest?.('.claim')?.querySelector(`input[data-key="${key}"]`);
  if (!radio) return;
  radio.checked = true;
  say(`${radio.parentElement.textContent.trim()} chosen. Record it with the button.`);
};
document.addEventListener('keydown', (event) => {
  if (!on() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== 'radio') return;
  if ('123'.includes(event.key)) verdict(event.key);
  else if (Object.hasOwn(pressed, event.key)) {
    event.preventDefault();
    pressed[event.key]();
  }
});

// A fact is checked by the schema of packs while it is typed; saving checks it again.
const form = document.getElementById('fact-form');
const problems = document.getElementById('fact-problems');
let asked;
const checkFact = async () => {
  asked?.abort();
  asked = new AbortController();
  const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== 'token' && name !== 'if_match'));
  const headers = { 'content-type': 'application/json', 'x-imprimatur-token': form.elements.token.value };
  const sent = { method: 'POST', headers, body: JSON.stringify(fields), signal: asked.signal };
  const answer = await fetch(form.dataset.check, sent).catch(() => undefined);
  if (!answer?.ok) return;
  const found = (await answer.json()).problems;
  const items = found.map(({ message, remedy }) => {
    const item = document.createElement('li');
    item.textContent = `${message}. ${remedy}`;
    return item;
  });
  problems.replaceChildren(...items);
};
if (form && problems) {
  let waiting;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(checkFact, 300);
  });
}
