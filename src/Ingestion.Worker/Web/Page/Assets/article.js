import { get } from './api.js';
import { bdi, block, el, show } from './dom.js';
import { languageName, moment, number, share, time } from './format.js';
import { reader } from './reader.js';
import { revisions } from './revisions.js';
import { failure, waiting } from './states.js';
import { t } from './strings.js';

/** One article beside what was found in it. */
export async function article(main, { id }, signal) {
  show(main, waiting());
  try {
    const found = await get('/articles/' + encodeURIComponent(id), null, signal);
    const read = reader(found.body, found.enrichment);
    document.title = found.title ?? t('noTitle');
    show(main, el('div', { class: 'article' },
      el('article', { class: 'column' }, head(found), notices(found), read.text),
      el('aside', { class: 'panels' }, read.panels, revisions(found), details(found), read.parts)));
  } catch (problem) {
    if (!signal.aborted) show(main, failure(problem.status === 404 ? new Error(t('noSuchArticle')) : problem), el('p', {}, el('a', { href: '#/articles' }, t('home'))));
  }
}

function head(found) {
  return el('header', { class: 'article-head' },
    el('div', { class: 'meta' },
      bdi(found.source, { class: 'source' }),
      found.section && bdi(found.section),
      found.publishedAt ? el('span', {}, t('published') + ' ', /T/.test(found.publishedAt) ? moment(found.publishedAt) : bdi(found.publishedAt)) : time(found.storedAt),
      el('span', { class: 'badge' }, languageName(found.enrichment.language)),
      el('a', { class: 'badge accent', href: '#revisions', click: event => { event.preventDefault(); document.getElementById('revisions').scrollIntoView({ behavior: 'smooth' }); } }, t('revision', found.revision))),
    block('h1', found.title ?? t('noTitle')));
}

function notices(found) {
  return [
    found.retraction && el('div', { class: 'notice bad' }, el('strong', {}, t('retracted')), ' ',
      t('retractedSince', moment(found.retraction.retractedAt)), ': ', bdi(found.retraction.reason ?? t('reasonNone'))),
    found.duplicateOf && el('div', { class: 'notice' }, el('a', { href: '#/articles/' + found.duplicateOf.articleId }, t('copyOf', found.duplicateOf.articleId.slice(0, 8), share(found.duplicateOf.similarity)))),
    found.pendingEvents > 0 && el('div', { class: 'notice' }, t('pending', number(found.pendingEvents))),
    found.parked.map(parked => el('div', { class: 'notice warn' }, t('parked'), ': ', el('a', { href: '#/parked/' + parked.parkedId }, el('code', {}, parked.reason)), ' ', time(parked.lastParkedAt))),
  ];
}

function details(found) {
  const { engine } = found.enrichment;
  const rows = [
    ['authors', found.authors.length > 0 && bdi(found.authors.join(locale()))],
    ['tags', found.tags.length > 0 && bdi(found.tags.join(locale()))],
    ['url', found.url && address(found.url)],
    ['crawled', moment(found.crawledAt)],
    ['stored', moment(found.storedAt)],
    ['id', el('code', {}, found.articleId)],
    ['externalId', found.externalId && bdi(found.externalId)],
    ['engine', el('code', {}, `${engine.name} ${engine.version}`)],
  ];
  return el('details', { class: 'panel' }, el('summary', {}, t('details')),
    el('dl', { class: 'parts' }, rows.filter(([, value]) => value).map(([label, value]) => [el('dt', {}, t(label)), el('dd', {}, value)])));
}

/** A link only where it leads to the web: an article may hold any address. */
const address = url => /^https?:\/\//i.test(url)
  ? el('a', { href: url, rel: 'noopener noreferrer', target: '_blank', dir: 'ltr' }, url)
  : el('code', { dir: 'ltr' }, url);

const locale = () => (document.documentElement.lang === 'ar' ? '، ' : ', ');
