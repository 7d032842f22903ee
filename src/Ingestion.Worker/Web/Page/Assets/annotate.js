import { el } from './dom.js';

// Offsets are UTF-16 code units, as those of JavaScript strings are: no conversion, ever.

/** What is to be marked in a body: entities, dates, speech, and the evidence of each key point. */
export function marksOf(enrichment) {
  const marks = [];
  enrichment.entities.forEach((entity, of) => entity.mentions.forEach(m => marks.push({ ...m, kind: 'entity', of, type: entity.type })));
  enrichment.dates.forEach((date, of) => marks.push({ ...date, kind: 'date', of, type: 'date' }));
  enrichment.quotations.forEach((quotation, of) => marks.push({ ...quotation, kind: 'quotation', of, type: 'quotation' }));
  enrichment.statements.forEach((statement, of) => marks.push({ ...statement, kind: 'statement', of, type: 'statement' }));
  pointsOf(enrichment).forEach((point, of) => point.evidence.forEach(span => marks.push({ ...span, kind: 'point', of })));
  return marks.filter(m => m.end > m.start).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The key points in the order in which they are shown: the lead first. */
export function pointsOf(enrichment) {
  return [...(enrichment.lead ? [enrichment.lead] : []), ...enrichment.bullets];
}

/**
 * The body as paragraphs, cut where a mark begins or ends. Returns the paragraphs and, for each thing that is marked, its pieces in
 * text order under "kind:index".
 */
export function annotate(body, marks) {
  const pieces = new Map();
  const paragraphs = [];
  let next = 0;
  let active = [];
  for (const [start, end] of lines(body)) {
    const paragraph = el('p', { dir: 'auto' });
    for (let at = start; at < end;) {
      while (next < marks.length && marks[next].start <= at) active.push(marks[next++]);
      active = active.filter(mark => mark.end > at);
      const until = Math.min(end, marks[next]?.start ?? end, ...active.map(mark => mark.end));
      paragraph.append(piece(body.slice(at, until), at, active, pieces));
      at = until;
    }
    paragraphs.push(paragraph);
  }
  return { paragraphs, pieces };
}

function piece(text, at, active, pieces) {
  if (active.length === 0) return document.createTextNode(text);
  const named = active.filter(mark => mark.kind !== 'point');
  const inner = [...named].reverse().find(mark => mark.kind === 'entity' || mark.kind === 'date');
  const element = el(inner ? 'mark' : 'span', {
    class: ['piece', inner && 'is-' + inner.type, ...named.filter(mark => mark !== inner).map(mark => 'in-' + mark.kind)].filter(Boolean).join(' '),
    dataset: Object.fromEntries(named.map(mark => [mark.kind, mark.of])),
    // One stop for the keyboard a mention, however many pieces it has.
    tabindex: inner && inner.start === at ? 0 : null,
  }, text);
  for (const mark of active) {
    const key = `${mark.kind}:${mark.of}`;
    if (!pieces.has(key)) pieces.set(key, []);
    pieces.get(key).push(element);
  }
  return element;
}

function* lines(body) {
  for (let start = 0; start < body.length;) {
    const feed = body.indexOf('\n', start);
    const end = feed < 0 ? body.length : feed;
    if (body.slice(start, end).trim()) yield [start, end];
    start = end + 1;
  }
}
