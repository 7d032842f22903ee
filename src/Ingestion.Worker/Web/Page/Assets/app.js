import { get } from './api.js';
import { article } from './article.js';
import { articles } from './articles.js';
import { el, show } from './dom.js';
import { live, stateOf } from './live.js';
import { parkedList, parkedMessage } from './parked.js';
import { empty } from './states.js';
import { locale, read, switchLanguage, t, write } from './strings.js';
import { hide } from './tip.js';
import { trial } from './trial.js';

const main = document.getElementById('main');
const root = document.documentElement;
const tabs = [['articles', '#/articles'], ['parked', '#/parked'], ['live', '#/live'], ['trial', '#/trial']];
const lookEvery = 5000;

const pages = [
  [/^\/articles\/([^/]+)$/, 'articles', article],
  [/^\/articles$/, 'articles', articles],
  [/^\/parked\/([^/]+)$/, 'parked', parkedMessage],
  [/^\/parked$/, 'parked', parkedList],
  [/^\/live$/, 'live', live],
  [/^\/trial$/, 'trial', trial],
];

let leave = new AbortController();

/** Shows the page that the address names; what the one before still waited for is given up. */
function go() {
  leave.abort();
  leave = new AbortController();
  hide();
  const [path, query] = (location.hash.slice(1) || '/articles').split('?');
  const [pattern, tab, page] = pages.find(([p]) => p.test(path)) ?? [];
  for (const link of document.querySelectorAll('nav a')) {
    if (link.dataset.tab === tab) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = tab ? `${t(tab)} · ${t('name')}` : t('name');
  if (!page) return show(main, empty(t('notThere'), ''), el('a', { href: '#/articles' }, t('home')));
  scrollTo(0, 0);
  page(main, { id: pattern.exec(path)[1], ...Object.fromEntries(new URLSearchParams(query)) }, leave.signal);
}

function bar() {
  const state = el('a', { class: 'state is-unknown', href: '#/live', id: 'state' });
  show(document.getElementById('bar'),
    el('a', { class: 'brand', href: '#/articles' }, el('img', { src: '/page/icon.svg', alt: '', width: 26, height: 26 }), el('span', {}, t('name'))),
    el('nav', { 'aria-label': t('name') }, tabs.map(([name, href]) => el('a', { href, dataset: { tab: name } }, t(name)))),
    el('span', { class: 'spring' }),
    state,
    el('button', { class: 'plain', id: 'theme', title: t('theme'), 'aria-label': t('theme'), click: switchTheme }, '◐'),
    el('button', { class: 'plain', id: 'language', lang: locale === 'ar' ? 'en' : 'ar', click: switchLanguage }, t('language')));
  const look = async () => {
    const now = document.hidden ? undefined : await get('/live').catch(() => null);
    if (now !== undefined) {
      const word = stateOf(now);
      state.className = `state is-${word}`;
      show(state, el('span', { class: 'beacon' }), t(word));
    }
    setTimeout(look, lookEvery);
  };
  look();
}

function switchTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  write('theme', root.dataset.theme);
}

root.lang = locale;
root.dir = locale === 'ar' ? 'rtl' : 'ltr';
if (read('theme')) root.dataset.theme = read('theme');
document.getElementById('skip').textContent = t('skip');
document.getElementById('skip').addEventListener('click', event => { event.preventDefault(); main.focus(); });
document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    if (!document.getElementById('search')) location.hash = '#/articles';
    requestAnimationFrame(() => document.getElementById('search')?.focus());
  }
});
addEventListener('hashchange', go);
bar();
go();
