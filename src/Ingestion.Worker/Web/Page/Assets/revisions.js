import { block, el } from './dom.js';
import { time } from './format.js';
import { t } from './strings.js';

/** The revisions that are kept, newest first, each with what it changed. */
export function revisions(found) {
  const newestFirst = [...found.revisions].reverse();
  return el('section', { class: 'panel', id: 'revisions', 'aria-label': t('revisions') },
    el('h2', {}, t('revisions'), el('span', { class: 'count' }, found.revision)),
    found.revision > 1 && el('p', { class: 'hint' }, t('onlyNewest')),
    newestFirst.map((revision, i) => el('details', { class: 'revision', open: i === 0 && found.revision > 1 },
      el('summary', {}, t('revision', revision.revision), ' ', el('span', { class: 'quiet' }, time(revision.storedAt))),
      revision.diff ? diff(revision) : el('p', { class: 'quiet' }, t(revision.revision === 1 ? 'firstRevision' : 'noDiff')))));
}

function diff({ diff: change, engineVersion }) {
  const titles = change.titleBefore !== undefined && change.titleBefore !== null;
  const retold = change.passagesRemoved.length + change.passagesAdded.length > 0;
  return [
    titles && part('titleChange', compared([change.titleBefore], [change.titleAfter])),
    part('textChange', retold ? compared(change.passagesRemoved, change.passagesAdded) : el('p', { class: 'quiet' }, t('unchangedText'))),
    change.bulletsRemoved.length + change.bulletsAdded.length > 0 && part('bulletChange', compared(change.bulletsRemoved, change.bulletsAdded)),
    change.entitiesRemoved.length + change.entitiesAdded.length > 0 && part('nameChange', el('div', { class: 'chips' },
      change.entitiesRemoved.map(name => el('del', { class: 'chip' }, el('bdi', {}, name))), change.entitiesAdded.map(name => el('ins', { class: 'chip' }, el('bdi', {}, name))))),
    change.engineBefore && el('p', { class: 'quiet' }, t('newEngine', engineVersion, change.engineBefore)),
    change.cut && el('p', { class: 'quiet' }, t('cut')),
  ];
}

const part = (title, ...content) => el('div', { class: 'change' }, el('h3', {}, t(title)), ...content);

/** Passages that are gone and those that came: where one was reworded, only the words that differ stand out. */
function compared(removed, added) {
  const left = [...added];
  const rows = [];
  for (const before of removed) {
    const at = left.findIndex(after => likeness(before, after) > 0.5);
    if (at < 0) {
      rows.push(block('del', before, { class: 'passage' }));
      continue;
    }
    const [old, now] = words(before, left.splice(at, 1)[0]);
    rows.push(el('del', { class: 'passage reworded', dir: 'auto' }, old), el('ins', { class: 'passage reworded', dir: 'auto' }, now));
  }
  return [...rows, ...left.filter(Boolean).map(after => block('ins', after, { class: 'passage' }))].filter(row => row.textContent);
}

const split = text => text.split(/(\s+)/u).filter(Boolean);

function likeness(a, b) {
  const [first, second] = [new Set(split(a)), new Set(split(b))];
  return [...first].filter(word => second.has(word)).length / Math.max(first.size, second.size);
}

/** Longest common subsequence of the words; a passage is short, so the table is small. */
function words(before, after) {
  const [a, b] = [split(before), split(after)];
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  const [old, now] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      old.push(a[i++]);
      now.push(b[j++]);
    } else if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) {
      old.push(changed(a[i++]));
    } else {
      now.push(changed(b[j++]));
    }
  }
  return [old, now];
}

const changed = word => (word.trim() ? el('b', {}, word) : word);
