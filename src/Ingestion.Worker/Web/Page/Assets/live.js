import { get } from './api.js';
import { bdi, el, show, svg } from './dom.js';
import { moment, number, time } from './format.js';
import { failure, waiting } from './states.js';
import { t } from './strings.js';

const every = 2000;

/** What goes on, looked at every two seconds. */
export async function live(main, _, signal) {
  const content = el('div', { class: 'live' }, waiting());
  show(main, el('h1', {}, t('live')), content);
  const worker = await get('/worker', null, signal).catch(() => null);
  while (!signal.aborted) {
    if (!document.hidden) {
      try {
        const now = await get('/live', null, signal);
        show(content, banner(now), tiles(now), stages(now), worker && about(worker, now));
      } catch (problem) {
        if (!signal.aborted) show(content, failure(problem));
      }
    }
    await new Promise(resolve => setTimeout(resolve, every));
  }
}

/** One word for the state: what the bar shows on every page, too. */
export function stateOf(now) {
  if (!now) return 'unknown';
  if (now.pause) return now.pause.stopped ? 'paused' : 'waiting';
  return now.storeProblem ? 'waiting' : 'running';
}

function banner(now) {
  const state = stateOf(now);
  const dependency = t(now.pause?.dependency ?? 'store');
  return el('section', { class: `banner is-${state}`, role: 'status' },
    el('span', { class: 'beacon' }),
    el('div', {},
      el('strong', {}, state === 'running' ? t('liveRunning') : t(state === 'paused' ? 'livePaused' : 'liveWaiting', dependency)),
      now.pause && el('p', {}, t('liveSince', moment(now.pause.since)), ' (', time(now.pause.since), ')'),
      (now.pause?.problem ?? now.storeProblem) && el('p', { class: 'problem', dir: 'auto' }, now.pause?.problem ?? now.storeProblem)));
}

function tiles(now) {
  const lastMinute = now.perSecond.reduce((sum, count) => sum + count, 0);
  return el('section', { class: 'tiles' },
    el('div', { class: 'tile wide' },
      el('div', { class: 'tile-figure' }, number(lastMinute)), el('div', { class: 'label' }, t('perMinute')), spark(now.perSecond)),
    tile(number(now.inWork), t('inWork')),
    tile(now.medianMilliseconds === null ? '–' : t('ms', number(Math.round(now.medianMilliseconds))), t('median')),
    tile(now.p99Milliseconds === null ? '–' : t('ms', number(Math.round(now.p99Milliseconds))), t('p99')));
}

const tile = (figure, label) => el('div', { class: 'tile' }, el('div', { class: 'tile-figure' }, figure), el('div', { class: 'label' }, label));

/** Time runs with the writing: the newest second stands at the end of the line. */
function spark(counts) {
  const top = Math.max(1, ...counts);
  const rtl = document.documentElement.dir === 'rtl';
  return svg('svg', { class: 'spark', viewBox: `0 0 ${counts.length * 4} 40`, preserveAspectRatio: 'none', role: 'img', 'aria-label': t('lastMinute') },
    counts.map((count, i) => svg('rect', {
      x: (rtl ? counts.length - 1 - i : i) * 4, y: 40 - Math.max(1, count / top * 40), width: 3, height: Math.max(1, count / top * 40), class: count ? 'bar-full' : 'bar-none',
    })));
}

function stages(now) {
  const o = now.outcomes;
  const taken = Object.values(o).reduce((sum, count) => sum + count, 0);
  const stored = o.created + o.updated + o.retracted;
  return el('section', { 'aria-label': t('live') },
    el('ol', { class: 'stages' },
      stage('taken', taken, [[now.inWork, 'inWork']], null, 'flows'),
      stage('refusedStep', o.parked, [], o.parked > 0 && '#/parked', o.parked > 0 && 'is-warn'),
      stage('known', o.duplicate + o.stale, [[o.duplicate, 'duplicate'], [o.stale, 'stale']]),
      stage('storedStep', stored, [[o.created, 'created'], [o.updated, 'updated'], [o.retracted, 'retractions']], '#/articles', 'flows'),
      stage('outbox', now.pendingMore ? `${number(now.pending)}+` : now.pending, [], null, now.pending > 0 && 'is-warn', now.pendingSince ? [t('oldest', ''), time(now.pendingSince)] : t('noneWaiting'))),
    el('p', { class: 'hint' }, t('sinceStart', moment(now.startedAt))));
}

function stage(title, count, parts, href, tone, note) {
  const content = [
    el('span', { class: 'label' }, t(title)),
    el('span', { class: 'stage-figure' }, count === null ? '–' : typeof count === 'number' ? number(count) : count),
    el('span', { class: 'stage-parts' }, note ?? parts.filter(([value]) => value > 0).map(([value, name]) => el('span', {}, `${number(value)} ${t(name)}`))),
  ];
  return el('li', { class: tone ? `stage ${tone}` : 'stage' }, href ? el('a', { href }, content) : content);
}

function about(worker) {
  return el('p', { class: 'about' }, bdi(worker.store), ' · ', bdi(`${worker.engine.name} ${worker.engine.version}`));
}
