import { act, get } from './api.js';
import { bdi, block, el, show } from './dom.js';
import { moment, number, time } from './format.js';
import { hexDump } from './hex.js';
import { panel } from './reader.js';
import { empty, failure, toast, waiting } from './states.js';
import { t } from './strings.js';

/** Parked messages, those parked last first, and what operators did with them. */
export function parkedList(main, { reason = '' }, signal) {
  const rows = el('tbody');
  const table = el('table', { class: 'table', hidden: true }, el('thead', {}, el('tr', {}, ['reason', 'stage', 'source', 'size', 'times', 'last', 'state'].map(name => el('th', { scope: 'col' }, t(name))))), rows);
  const foot = el('div', { class: 'foot' });
  const filter = reason && el('a', { class: 'chip', href: '#/parked', title: t('allReasons') }, el('code', {}, reason), ' ×');
  const log = el('div');
  show(main, el('div', { class: 'title-row' }, el('h1', {}, t('parked')), filter), el('div', { class: 'scroll' }, table), foot, log);
  const load = async after => {
    show(foot, waiting());
    try {
      const page = await get('/parked', { reason, after }, signal);
      rows.append(...page.items.map(row));
      table.hidden = rows.children.length === 0;
      show(foot, table.hidden && empty(t('parkedNone'), t('parkedNoneHint')), page.next && el('button', { click: () => load(page.next) }, t('moreParked')));
    } catch (problem) {
      if (!signal.aborted) show(foot, failure(problem, () => load(after)));
    }
  };
  const loadLog = async () => {
    const { items } = await get('/actions', null, signal);
    show(log, panel('actions', null, items.length === 0 ? el('p', { class: 'quiet' }, t('actionsNone')) : el('div', { class: 'scroll' }, el('table', { class: 'table' },
      el('thead', {}, el('tr', {}, ['when', 'who', 'what', 'on'].map(name => el('th', { scope: 'col' }, t(name))))),
      el('tbody', {}, items.map(action => el('tr', {},
        el('td', {}, time(action.at)), el('td', {}, bdi(action.who)),
        el('td', {}, action.done > 0 && [t(action.action === 'replay' ? 'actReplay' : 'actDiscard'), action.done > 1 && ` ×${number(action.done)}`], ' ', action.failed > 0 && el('span', { class: 'badge bad' }, t('failedAction'), action.failed > 1 && ` ×${number(action.failed)}`)),
        el('td', {}, el('code', {}, action.filter)))))))));
  };
  loadLog().catch(() => {});
  return load();
}

function row(message) {
  return el('tr', {},
    el('td', {}, el('a', { class: 'reason', href: '#/parked/' + message.parkedId }, message.reason)),
    el('td', {}, message.stage),
    el('td', {}, message.source ? bdi(message.source) : el('span', { class: 'quiet' }, '–')),
    el('td', { class: 'figure' }, number(message.bodyLength)),
    el('td', { class: 'figure' }, number(message.occurrences)),
    el('td', {}, time(message.lastParkedAt)),
    el('td', {}, state(message)));
}

function state(message) {
  if (!message.replayedAt) return el('span', { class: 'badge warn' }, t('open'));
  return message.replayedAt < message.lastParkedAt
    ? el('span', { class: 'badge bad' }, t('refusedAgain'))
    : el('span', { class: 'badge good', title: moment(message.replayedAt) }, t('replayed'));
}

/** One parked message: why, its bytes, and what can be done. */
export async function parkedMessage(main, { id }, signal) {
  show(main, waiting());
  const back = el('p', {}, el('a', { href: '#/parked' }, t('back')));
  try {
    const [message, worker] = await Promise.all([get('/parked/' + encodeURIComponent(id), null, signal), get('/worker', null, signal)]);
    show(main, back,
      el('div', { class: 'title-row' },
        el('h1', {}, el('code', {}, message.summary.reason)), state(message.summary),
        message.passes === true ? el('span', { class: 'badge good' }, t('passes')) : el('span', { class: 'badge' }, t(message.passes === false ? 'passesNot' : 'passesUnknown'))),
      controls(message, worker, () => parkedMessage(main, { id }, signal)),
      el('div', { class: 'two' },
        el('div', {}, violations(message), bytes(message), exception(message)),
        el('div', {}, facts(message), headers(message))));
  } catch (problem) {
    if (!signal.aborted) show(main, back, failure(problem));
  }
}

function controls(message, worker, again) {
  if (worker.actionsRefused) return el('div', { class: 'notice', dir: 'auto' }, el('strong', {}, t('onlyShows')), ' ', worker.actionsRefused);
  const id = message.summary.parkedId;
  const run = async (button, path, done, then) => {
    button.disabled = true;
    try {
      await act(`/parked/${id}/${path}`);
      toast(t(done));
      then();
    } catch (problem) {
      toast(problem.message, true);
      button.disabled = false;
    }
  };
  const dialog = el('dialog', { 'aria-labelledby': 'sure' },
    el('h2', { id: 'sure' }, t('discardSure')), el('p', {}, t('discardSureText')),
    el('div', { class: 'buttons' },
      el('button', { autofocus: true, click: () => dialog.close() }, t('cancel')),
      el('button', { class: 'danger', id: 'discard-sure', click: event => run(event.currentTarget, 'discard', 'discardDone', () => { dialog.close(); location.hash = '#/parked'; }) }, t('discard'))));
  return el('div', { class: 'buttons' },
    el('button', { class: 'primary', id: 'replay', click: event => run(event.currentTarget, 'replay', 'replayDone', again) }, t('replay')),
    el('button', { class: 'danger', id: 'discard', click: () => dialog.showModal() }, t('discard')), dialog);
}

function violations(message) {
  return panel('violations', null, el('ul', { class: 'violations' }, message.violations.map(violation => el('li', {},
    el('code', { class: 'badge bad' }, violation.code), violation.field && [' ', el('code', {}, violation.field)], block('p', violation.message)))));
}

function bytes(message) {
  const text = el('pre', { class: 'bytes', dir: 'auto', tabindex: 0 }, message.text);
  const hex = el('pre', { class: 'bytes hex', dir: 'ltr', tabindex: 0, hidden: true });
  const buttons = [['asText', text], ['asHex', hex]].map(([name, view]) => el('button', {
    'aria-pressed': String(view === text), id: name,
    click: event => {
      if (view === hex && !hex.textContent) hex.textContent = hexDump(message.bytes);
      text.hidden = view !== text;
      hex.hidden = view !== hex;
      buttons.forEach(button => button.setAttribute('aria-pressed', button === event.currentTarget));
    },
  }, t(name)));
  const { bodyLength, parkedId } = message.summary;
  const shownBytes = Math.floor(message.bytes.length / 4 * 3);
  return panel('asBytes', null,
    el('div', { class: 'buttons' }, el('div', { class: 'segmented', role: 'group' }, buttons), el('a', { class: 'button', href: `/api/parked/${parkedId}/bytes`, download: `${parkedId}.bin` }, t('download'))),
    bodyLength > shownBytes && el('p', { class: 'hint' }, t('cutBytes', number(shownBytes), number(bodyLength))), text, hex);
}

const exception = message => message.exception && el('details', { class: 'panel' }, el('summary', {}, t('exception')), el('pre', { class: 'bytes', dir: 'ltr', tabindex: 0 }, message.exception));

function facts(message) {
  const { summary } = message;
  const rows = [
    ['stage', summary.stage], ['source', summary.source && bdi(summary.source)], ['size', t('bytes', number(summary.bodyLength))], ['times', number(summary.occurrences)],
    ['first', moment(message.firstParkedAt)], ['last', moment(summary.lastParkedAt)], ['replayed', summary.replayedAt && moment(summary.replayedAt)],
    ['origin', bdi(message.origin)], ['messageId', message.messageId && el('code', {}, message.messageId)], ['externalId', message.externalId && bdi(message.externalId)],
    ['url', message.url && el('code', { dir: 'ltr' }, message.url)], ['id', summary.articleId && el('a', { href: '#/articles/' + summary.articleId }, el('code', {}, summary.articleId))],
  ];
  return panel('details', null, el('dl', { class: 'parts' }, rows.filter(([, value]) => value).map(([label, value]) => [el('dt', {}, t(label)), el('dd', {}, value)])));
}

function headers(message) {
  const all = Object.entries(message.headers);
  return all.length > 0 && panel('headers', null, el('dl', { class: 'parts' }, all.map(([name, value]) => [el('dt', {}, el('code', {}, name)), el('dd', {}, bdi(value))])));
}
