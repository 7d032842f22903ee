import { el } from './dom.js';
import { locale, t } from './strings.js';

// Western digits in both languages: they stand beside ids, offsets and ISO dates.
const tag = locale === 'ar' ? 'ar-u-nu-latn' : 'en-GB';
const numbers = new Intl.NumberFormat(tag);
const percent = new Intl.NumberFormat(tag, { style: 'percent' });
const moments = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
const ages = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
const languageNames = new Intl.DisplayNames(tag, { type: 'language' });
const regionNames = new Intl.DisplayNames(tag, { type: 'region' });
const units = [['year', 31536e6], ['month', 2592e6], ['day', 864e5], ['hour', 36e5], ['minute', 6e4]];

export const number = value => numbers.format(value);
export const share = value => percent.format(value);
export const moment = value => moments.format(new Date(value));
export const languageName = code => (code === 'und' ? t('unknown') : named(languageNames, code));
export const countryName = code => named(regionNames, code);

/** How long ago, with the exact time on hover. */
export function time(value) {
  const at = new Date(value);
  return el('time', { datetime: at.toISOString(), title: moments.format(at) }, age(at));
}

function age(at) {
  const passed = at - Date.now();
  const [unit, length] = units.find(([, ms]) => Math.abs(passed) >= ms) ?? [];
  return unit ? ages.format(Math.round(passed / length), unit) : t('justNow');
}

function named(names, code) {
  try { return names.of(code) ?? code; } catch { return code; }
}
