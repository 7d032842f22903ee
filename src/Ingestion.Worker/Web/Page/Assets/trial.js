import { act } from './api.js';
import { block, el, show } from './dom.js';
import { number } from './format.js';
import { reader } from './reader.js';
import { failure, waiting } from './states.js';
import { t } from './strings.js';

const examples = {
  sampleAr: {
    title: 'وزيرا خارجية مصر والأردن يبحثان في القاهرة وقف إطلاق النار',
    body: 'بحث وزير الخارجية المصري بدر عبد العاطي مع نظيره الأردني أيمن الصفدي، في القاهرة يوم الأحد 12 أكتوبر/تشرين الأول 2025، جهود تثبيت وقف إطلاق النار في غزة وإدخال المساعدات.\n\nوقال عبد العاطي في مؤتمر صحافي مشترك: «نعمل مع الأمم المتحدة على فتح المعابر خلال أيام، ولن نقبل بتأخير جديد». وأضاف أن مصر ستستضيف مؤتمراً لإعادة الإعمار الشهر المقبل.\n\nمن جهته، أكد الصفدي أن بلاده مستعدة لتدريب الشرطة الفلسطينية، مشيراً إلى اتفاق وُقع أمس مع الاتحاد الأوروبي بقيمة 40 مليون يورو.',
  },
  sampleEn: {
    title: 'Transport minister promises safer line between Leeds and Hull',
    body: 'Transport Minister Laura Benton said on Tuesday that the line between Leeds and Hull would open next spring.\n\n"We promised a safer railway and today we deliver it," Benton told reporters at the Department for Transport in London.\n\nUnion leader Mark Ellison warned that 400 jobs could be lost unless Northfield Rail Ltd changes its plans before 12 January 2026.',
  },
};

/** A pasted text, enriched as the worker would do it. Nothing is stored. */
export function trial(main) {
  const title = el('input', { id: 'trial-title', dir: 'auto', autocomplete: 'off', maxlength: 1000 });
  const published = el('input', { id: 'trial-published', type: 'date' });
  const body = el('textarea', { id: 'trial-body', dir: 'auto', rows: 7, required: true });
  const button = el('button', { class: 'primary', id: 'trial-run' }, t('tryIt'));
  const result = el('div', { id: 'trial-result' });
  const run = async event => {
    event?.preventDefault();
    button.disabled = true;
    show(result, waiting());
    try {
      const found = await act('/trial', { title: title.value || null, body: body.value, publishedAt: published.value || null });
      const read = reader(found.body, found.enrichment);
      show(result, el('div', { class: 'article' },
        el('article', { class: 'column' }, el('p', { class: 'quiet' }, t('took', number(found.milliseconds))), found.title && block('h1', found.title), read.text),
        el('aside', { class: 'panels' }, read.panels, read.parts)));
    } catch (problem) {
      show(result, failure(problem));
    } finally {
      button.disabled = false;
    }
  };
  const example = name => el('button', {
    type: 'button', id: name,
    click: () => { title.value = examples[name].title; body.value = examples[name].body; published.value = '2025-10-12'; run(); },
  }, t(name));
  show(main, el('h1', {}, t('trial')),
    el('form', { class: 'trial', submit: run },
      el('div', { class: 'fields' },
        el('div', { class: 'field grow' }, el('label', { for: 'trial-title' }, t('trialTitle')), title),
        el('div', { class: 'field' }, el('label', { for: 'trial-published' }, t('trialPublished')), published)),
      el('div', { class: 'field' }, el('label', { for: 'trial-body' }, t('trialBody')), body),
      el('div', { class: 'buttons' }, button, example('sampleAr'), example('sampleEn'), el('span', { class: 'hint' }, t('trialHint')))),
    result);
}
