import { annotate, marksOf, pointsOf } from './annotate.js';
import { block, directionOf, el } from './dom.js';
import { countryName, languageName, share } from './format.js';
import { t } from './strings.js';
import { explain, valueOf } from './tip.js';

// A text beside what was found in it. Pointing at one lights up the other.

const types = ['person', 'organization', 'location', 'facility', 'product', 'event', 'agreement', 'date', 'quotation', 'statement'];

/** The text with its marks, and the panels beside it. */
export function reader(body, enrichment) {
  const { paragraphs, pieces } = annotate(body, marksOf(enrichment));
  const text = el('div', { class: 'text', id: 'text' }, paragraphs);
  explain(text, enrichment);
  const link = linker(pieces);
  return {
    text: el('section', { class: 'reading', lang: enrichment.language === 'und' ? null : enrichment.language }, legend(text, enrichment), text),
    panels: [points(enrichment, link), names(enrichment, link), quotations(enrichment, link), statements(enrichment, link), dates(enrichment, link), phrases(enrichment)],
    parts: parts(enrichment),
  };
}

/** Gives an element in a panel its counterpart in the text: lit while pointed at or focused, brought into view when clicked. */
function linker(pieces) {
  return (element, kind, of) => {
    const parts = pieces.get(`${kind}:${of}`) ?? [];
    const light = on => parts.forEach(part => part.classList.toggle('lit', on));
    const go = () => parts[0]?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element.addEventListener('pointerenter', () => light(true));
    element.addEventListener('pointerleave', () => light(element === document.activeElement));
    element.addEventListener('focus', () => light(true));
    element.addEventListener('blur', () => light(false));
    element.addEventListener('click', go);
    element.addEventListener('keydown', event => { if (event.key === 'Enter') go(); });
    element.tabIndex = 0;
    return element;
  };
}

function legend(text, enrichment) {
  const present = types.filter(type => type === 'date' ? enrichment.dates.length
    : type === 'quotation' ? enrichment.quotations.length
      : type === 'statement' ? enrichment.statements.length
        : enrichment.entities.some(e => e.type === type));
  return present.length > 0 && el('fieldset', { class: 'legend' }, el('legend', {}, t('layers')), present.map(type =>
    el('label', { class: 'chip is-' + type },
      el('input', { type: 'checkbox', checked: true, change: event => text.classList.toggle('without-' + type, !event.target.checked) }), t(type))));
}

function points(enrichment, link) {
  const all = pointsOf(enrichment).map((point, of) => ({ point, of }));
  const lead = enrichment.lead && all.shift();
  return [
    all.length > 0 && panel('bullets', null, el('p', { class: 'hint' }, t('evidenceHint')),
      el('ul', { class: 'points' }, all.map(({ point, of }) => link(block('li', point.text, { class: 'point' }), 'point', of)))),
    lead && panel('lead', null, link(block('p', lead.point.text, { class: 'lead' }), 'point', lead.of)),
  ];
}

function names(enrichment, link) {
  const order = enrichment.entities.map((entity, of) => ({ entity, of })).sort((a, b) => b.entity.salience - a.entity.salience);
  return order.length > 0 && panel('entities', order.length, el('ul', { class: 'names', dir: directionOf(enrichment.language) }, order.map(({ entity, of }) => link(el('li', { class: 'name' },
    el('span', { class: 'dot is-' + entity.type, title: t(entity.type), role: 'img', 'aria-label': t(entity.type) }),
    el('span', { class: 'name-text' },
      el('bdi', {}, entity.name),
      (entity.role || entity.country) && el('small', {}, entity.role ? el('bdi', {}, entity.role) : countryName(entity.country))),
    el('span', { class: 'figure', title: t('confidence') }, share(entity.confidence)),
    el('span', { class: 'figure quiet' }, t('mentions', entity.mentions.length))), 'entity', of))));
}

function quotations(enrichment, link) {
  return enrichment.quotations.length > 0 && panel('quotations', enrichment.quotations.length, enrichment.quotations.map((quotation, of) =>
    link(el('figure', { class: 'quotation', dir: directionOf(enrichment.language) },
      block('blockquote', quotation.surface),
      el('figcaption', {}, el('bdi', { class: quotation.speaker ? 'speaker' : 'quiet' }, quotation.speaker ?? t('speakerUnknown')),
        quotation.medium && [' · ', el('bdi', {}, quotation.medium)])), 'quotation', of)));
}

function statements(enrichment, link) {
  return enrichment.statements.length > 0 && panel('statements', enrichment.statements.length, enrichment.statements.map((statement, of) =>
    link(el('figure', { class: 'quotation statement', dir: directionOf(enrichment.language) },
      block('blockquote', statement.surface),
      el('figcaption', {}, el('bdi', { class: statement.speaker ? 'speaker' : 'quiet' }, statement.speaker ?? t('speakerUnknown')),
        ' · ', el('bdi', {}, statement.verb))), 'statement', of)));
}

function dates(enrichment, link) {
  return enrichment.dates.length > 0 && panel('dates', enrichment.dates.length, el('ul', { class: 'dates', dir: directionOf(enrichment.language) }, enrichment.dates.map((date, of) => link(el('li', { class: 'date' },
    el('bdi', { class: 'surface' }, date.surface),
    el('span', { class: date.value ? 'value' : 'quiet' }, valueOf(date)),
    date.conflict && el('span', { class: 'badge warn', title: t('dateConflict') }, '!')), 'date', of))));
}

function phrases(enrichment) {
  return enrichment.keyPhrases.length > 0 && panel('keyPhrases', null,
    el('ul', { class: 'phrases', dir: directionOf(enrichment.language) }, enrichment.keyPhrases.map(phrase => el('li', {}, el('bdi', {}, phrase.text)))));
}

function parts(enrichment) {
  const rows = Object.entries(enrichment.parts).filter(([, part]) => part);
  return el('details', { class: 'panel', open: enrichment.status !== 'ok' }, el('summary', {}, t('parts')), el('dl', { class: 'parts' },
    el('dt', {}, t('languagePart')), el('dd', {}, `${languageName(enrichment.language)} · ${share(enrichment.languageConfidence)}`),
    rows.map(([name, part]) => [
      el('dt', {}, name === 'language' ? null : t(name)),
      name !== 'language' && el('dd', {}, el('span', { class: 'status is-' + part.status }, t('status' + part.status[0].toUpperCase() + part.status.slice(1))),
        part.reason && el('small', { dir: 'auto' }, part.reason)),
    ])));
}

export function panel(title, count, ...content) {
  return el('section', { class: 'panel', 'aria-label': t(title) }, el('h2', {}, t(title), count !== null && el('span', { class: 'count' }, count)), ...content);
}
