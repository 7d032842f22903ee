import { el } from './dom.js';
import { t } from './strings.js';

/** Nothing to show, and what that means. */
export const empty = (title, hint) => el('div', { class: 'empty' }, el('p', { class: 'empty-title' }, title), el('p', {}, hint));

/** Something is under way. */
export const waiting = () => el('div', { class: 'waiting', role: 'status' }, el('span', { class: 'unseen' }, t('working')));

/** What went wrong, in the server's words, and a way to try again. */
export const failure = (problem, retry) => el('div', { class: 'failure', role: 'alert' },
  el('p', { class: 'empty-title' }, t('problem')),
  el('p', { dir: 'auto' }, problem.message),
  retry && el('button', { click: retry }, t('retry')));

/** A short word at the edge of the page, read out as well. */
export function toast(text, bad = false) {
  const element = el('div', { class: bad ? 'toast bad' : 'toast', dir: 'auto' }, text);
  document.getElementById('toasts').append(element);
  setTimeout(() => element.remove(), bad ? 8000 : 4000);
}
