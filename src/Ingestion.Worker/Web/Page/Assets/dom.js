// Elements are made here and nowhere else, and text only ever goes in as text: what an article holds can't become markup.

/** Makes an element. A property that is a function listens to an event, `dataset` and `aria-*` go where they belong, the rest are attributes. */
export function el(name, properties, ...children) {
  const element = document.createElement(name);
  fill(element, properties, children);
  return element;
}

/** The same for SVG. */
export function svg(name, properties, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  fill(element, properties, children);
  return element;
}

function fill(element, properties, children) {
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (key === 'dataset') Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  add(element, children);
}

/** Appends nodes and texts; what is null or false is left out. */
export function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** Replaces what an element holds. */
export function show(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

/** Text of a foreign direction within a line. */
export const bdi = (text, properties) => el('bdi', properties, text);

/** The direction of an article's own words, for what stands in rows of its own. */
export const directionOf = language => (['ar', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'].includes(language) ? 'rtl' : language === 'und' ? 'auto' : 'ltr');

/** A block whose direction follows its text. */
export const block = (name, text, properties) => el(name, { dir: 'auto', ...properties }, text);
