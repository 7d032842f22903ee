import { get } from './api.js';
import { block, directionOf, el, show } from './dom.js';
import { languageName, number, time } from './format.js';
import { empty, failure, waiting } from './states.js';
import { t } from './strings.js';

/** The newest articles, or those that have the words asked for. */
export function articles(main, { search = '' }, signal) {
  const list = el('ol', { class: 'articles', 'aria-label': t('articles') });
  const foot = el('div', { class: 'foot' });
  const input = el('input', {
    type: 'search', id: 'search', name: 'search', value: search, input: () => direct(), placeholder: t('searchHint'), 'aria-label': t('search'), autocomplete: 'off', spellcheck: 'false',
  });
  // An empty field has no text to take its direction from; the hint in it is in the page's language.
  const direct = () => { input.dir = input.value ? 'auto' : document.documentElement.dir; };
  direct();
  const form = el('form', {
    class: 'search', role: 'search',
    submit: event => {
      event.preventDefault();
      location.hash = input.value.trim() ? '#/articles?search=' + encodeURIComponent(input.value.trim()) : '#/articles';
    },
  }, input, el('button', { class: 'primary' }, t('searchShort')));
  show(main, el('h1', { class: 'unseen' }, t('articles')), form, list, foot);
  let shown = 0;
  const load = async after => {
    show(foot, waiting());
    try {
      const page = await get('/articles', { search, after }, signal);
      list.append(...page.items.map(item));
      shown += page.items.length;
      show(foot,
        shown === 0 && (search ? empty(t('notFound'), t('notFoundHint')) : empty(t('none'), t('noneHint'))),
        shown > 0 && el('span', { class: 'quiet' }, t('shown', number(shown))),
        page.next && el('button', { id: 'more', click: () => load(page.next) }, t('more')));
    } catch (problem) {
      if (!signal.aborted) show(foot, failure(problem, () => load(after)));
    }
  };
  return load();
}

function item(article) {
  return el('li', {}, el('a', { class: 'article-card', dir: directionOf(article.language), href: '#/articles/' + article.articleId },
    el('div', { class: 'meta' },
      el('bdi', { class: 'source' }, article.source),
      article.section && el('bdi', {}, article.section),
      time(article.storedAt),
      el('span', { class: 'badge' }, languageName(article.language)),
      article.revision > 1 && el('span', { class: 'badge accent' }, t('revision', article.revision)),
      article.copy && el('span', { class: 'badge' }, t('copy')),
      article.retracted && el('span', { class: 'badge bad' }, t('retracted')),
      article.status !== 'ok' && el('span', { class: 'badge warn' }, t('status' + article.status[0].toUpperCase() + article.status.slice(1)))),
    block('h2', article.title ?? t('noTitle')),
    block('p', article.excerpt, { class: 'excerpt' }),
    article.names.length > 0 && el('div', { class: 'chips' }, article.names.map(name =>
      el('span', { class: 'chip is-' + name.type, title: t(name.type) }, el('bdi', {}, name.name))))));
}
