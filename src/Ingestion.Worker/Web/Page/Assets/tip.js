import { bdi, el, show } from './dom.js';
import { countryName, share } from './format.js';
import { t } from './strings.js';

// One card for all marks: what is pointed at, or has the keyboard's focus, is explained beside it.

const tip = document.getElementById('tip');
const gap = 8;

/** Explains the marks inside an element; Escape takes the card away. */
export function explain(container, enrichment) {
  const describe = event => {
    const mark = event.target.closest?.('.piece');
    const content = mark && container.contains(mark) ? contentOf(mark.dataset, enrichment) : null;
    if (!content) return hide();
    show(tip, content);
    tip.hidden = false;
    mark.setAttribute('aria-describedby', 'tip');
    place(mark.getClientRects()[0] ?? mark.getBoundingClientRect());
  };
  container.addEventListener('pointerover', describe);
  container.addEventListener('focusin', describe);
  container.addEventListener('pointerleave', hide);
  container.addEventListener('focusout', hide);
}

export function hide() {
  tip.hidden = true;
}

document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
document.addEventListener('scroll', hide, { passive: true });

function place(mark) {
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.min(Math.max(gap, mark.left + mark.width / 2 - width / 2), document.documentElement.clientWidth - width - gap);
  const above = mark.top - height - gap;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > gap ? above : mark.bottom + gap}px`;
}

function contentOf(data, enrichment) {
  if (data.entity !== undefined) return entity(enrichment.entities[data.entity]);
  if (data.date !== undefined) return date(enrichment.dates[data.date]);
  if (data.quotation !== undefined) return speech('quotation', enrichment.quotations[data.quotation]);
  if (data.statement !== undefined) return speech('statement', enrichment.statements[data.statement]);
  return null;
}

function entity(found) {
  return [
    el('div', { class: 'kind is-' + found.type }, t(found.type)),
    el('div', { class: 'tip-name' }, bdi(found.name)),
    found.role && row(t('role'), bdi(found.role), found.roleCountry && ` · ${countryName(found.roleCountry)}`),
    found.country && row(t('country'), countryName(found.country)),
    meter(t('confidence'), found.confidence),
    meter(t('salience'), found.salience),
  ];
}

function date(found) {
  return [
    el('div', { class: 'kind is-date' }, t('date')),
    el('div', { class: 'tip-name' }, valueOf(found)),
    found.hijri && row(t('hijri'), bdi(found.hijri)),
    found.anchor !== 'none' && el('div', { class: 'tip-note' }, t(found.anchor === 'published' ? 'anchorPublished' : 'anchorCrawled')),
    found.conflict && el('div', { class: 'tip-note warn' }, t('dateConflict')),
    found.value && meter(t('confidence'), found.confidence),
  ];
}

function speech(kind, found) {
  return [
    el('div', { class: 'kind is-' + kind }, t(kind)),
    el('div', { class: 'tip-name' }, bdi(found.speaker ?? t('speakerUnknown'))),
    found.verb && el('div', { class: 'tip-note' }, bdi(found.verb)),
    found.medium && el('div', { class: 'tip-note' }, bdi(t('via', found.medium))),
  ];
}

/** A date's value for people: one day, or from one to another. */
export function valueOf(found) {
  if (!found.value) return t('dateOpen');
  return found.endValue ? [bdi(found.value), ` ${t('to')} `, bdi(found.endValue)] : bdi(found.value);
}

const row = (label, ...values) => el('div', { class: 'tip-row' }, el('span', { class: 'label' }, label), el('span', {}, ...values));

const meter = (label, value) => el('div', { class: 'tip-row' },
  el('span', { class: 'label' }, label),
  el('meter', { min: 0, max: 1, value, 'aria-label': label }),
  el('span', { class: 'figure' }, share(value)));
