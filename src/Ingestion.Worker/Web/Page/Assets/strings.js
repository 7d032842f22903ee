// The words of the page, in both languages. What an article says is never translated.
const en = {
  name: 'Ingestion', skip: 'Skip to the content', articles: 'Articles', parked: 'Parked', live: 'Live', trial: 'Try it',
  language: 'العربية', theme: 'Light or dark', running: 'Running', waiting: 'Waiting', paused: 'Paused', unknown: 'No answer',
  search: 'Search articles', searchShort: 'Search', searchHint: 'Words in any spelling: «خارجيه» finds «الخارجية»', more: 'Older articles', moreParked: 'Older messages',
  none: 'Nothing is stored yet.', noneHint: 'Articles appear here as the worker takes them.', notFound: 'No article has all these words.', notFoundHint: 'Fewer words, or another spelling of a name, may find it.',
  shown: '{0} shown', revision: 'Revision {0}', retracted: 'Retracted', copy: 'Copy', section: 'Section', source: 'Source', published: 'Published', crawled: 'Crawled', stored: 'Stored',
  noTitle: 'Without a title', bullets: 'Key points', lead: 'In one sentence', entities: 'Names', quotations: 'Quotations', statements: 'Reported speech', dates: 'Dates', keyPhrases: 'Key phrases',
  parts: 'How it went', revisions: 'Revisions', details: 'Details', speakerUnknown: 'Speaker not named', via: 'via {0}', confidence: 'Confidence', salience: 'Salience', role: 'Role', country: 'Country', mentions: '{0}×',
  person: 'Person', organization: 'Organization', location: 'Place', product: 'Product', event: 'Event', facility: 'Facility', agreement: 'Agreement', date: 'Date', quotation: 'Quotation', statement: 'Reported speech',
  dateOpen: 'stays open', dateConflict: 'its parts contradict each other', anchorPublished: 'counted from publication', anchorCrawled: 'counted from the crawl', hijri: 'Hijri', to: 'to', evidenceHint: 'Point at a key point to see what it rests on.',
  copyOf: 'Copy of {0}, similarity {1}', retractedSince: 'Withdrawn by its publisher from {0} on', reasonNone: 'no reason given',
  firstRevision: 'First version', noDiff: 'What changed was not kept for this revision.', onlyNewest: 'The text of earlier revisions is not kept; what changed with each is.', unchangedText: 'Text unchanged', newEngine: 'Engine {0}, before {1}', titleChange: 'Title', textChange: 'Text', bulletChange: 'Key points', nameChange: 'Names', cut: 'More changed than is kept here.',
  pending: '{0} events still to be sent', id: 'Article id', externalId: 'Publisher’s id', engine: 'Engine', url: 'Address', authors: 'Authors', tags: 'Tags',
  statusOk: 'ok', statusEmpty: 'nothing found', statusSkipped: 'skipped', statusUnsupported: 'not supported', statusTimedOut: 'out of time', statusFailed: 'failed', languagePart: 'Language',
  parkedNone: 'Nothing is parked.', parkedNoneHint: 'Messages that can’t be accepted are kept here with their bytes and the reason.', reason: 'Reason', stage: 'Step', size: 'Size', times: 'Times', last: 'Last parked', first: 'First parked', state: 'State', open: 'open', replayed: 'sent again', refusedAgain: 'refused again', bytes: '{0} bytes', allReasons: 'All reasons',
  replay: 'Send again', discard: 'Discard', discardSure: 'Discard this message?', discardSureText: 'Its bytes are deleted for good. This can’t be undone.', cancel: 'Keep it', replayDone: 'Sent again. The worker takes it like any new message.', discardDone: 'Discarded.',
  passes: 'Would now be accepted', passesNot: 'Would be refused again', passesUnknown: 'Not tried: the broker gave it up, and reading it may end the worker', violations: 'What is wrong', headers: 'Headers', exception: 'Exception', asBytes: 'Bytes', asText: 'Text', asHex: 'Hex', download: 'Download all bytes', cutBytes: 'The first {0} of {1} bytes.', origin: 'From', messageId: 'Message id', actReplay: 'sent again', actDiscard: 'discarded', actions: 'What operators did', actionsNone: 'Nothing yet.', who: 'Who', when: 'When', what: 'What', on: 'On', failedAction: 'failed', back: 'All parked messages', onlyShows: 'This page only shows',
  perMinute: 'articles in the last minute', inWork: 'in work', median: 'Median time', p99: '99th percentile', liveRunning: 'Messages are being taken.', liveWaiting: 'Waiting for the {0}; messages wait in the queue.', livePaused: 'Intake is paused: the {0} is away. Messages were returned to the queue.', liveSince: 'Since {0}',
  taken: 'Taken', refusedStep: 'Parked', known: 'Known already', storedStep: 'Stored', outbox: 'Waiting to be announced', created: 'new', updated: 'new revision', duplicate: 'repeats', stale: 'older than stored', retractions: 'retractions', lastMinute: 'Messages ended in each second of the last minute', noneWaiting: 'nothing waits', oldest: 'oldest {0}', sinceStart: 'Counted since this worker started: {0}', ms: '{0} ms', store: 'the store', broker: 'the broker',
  trialTitle: 'Title (optional)', trialBody: 'Paste a text', trialHint: 'Nothing is stored. The limits are those of intake.', trialPublished: 'Published (optional)', tryIt: 'Enrich', working: 'Working …', took: 'Enriched in {0} ms', sampleAr: 'An Arabic example', sampleEn: 'An English example',
  problem: 'That did not work', retry: 'Try again', notThere: 'There is no such page.', noSuchArticle: 'There is no such article.', home: 'To the articles', justNow: 'just now', layers: 'Marked in the text',
};

const ar = {
  name: 'استيعاب الأخبار', skip: 'إلى المحتوى', articles: 'المقالات', parked: 'المحتجزة', live: 'مباشر', trial: 'جرّب',
  language: 'English', theme: 'فاتح أو داكن', running: 'يعمل', waiting: 'ينتظر', paused: 'متوقف', unknown: 'لا جواب',
  search: 'البحث في المقالات', searchShort: 'بحث', searchHint: 'الكلمات بأي رسم: «خارجيه» تجد «الخارجية»', more: 'مقالات أقدم', moreParked: 'رسائل أقدم',
  none: 'لم يُخزَّن شيء بعد.', noneHint: 'تظهر المقالات هنا فور أن يأخذها العامل.', notFound: 'لا مقال يحوي كل هذه الكلمات.', notFoundHint: 'قد تجده كلمات أقل أو رسم آخر للاسم.',
  shown: 'معروض: {0}', revision: 'المراجعة {0}', retracted: 'مسحوب', copy: 'نسخة', section: 'القسم', source: 'المصدر', published: 'النشر', crawled: 'الجمع', stored: 'التخزين',
  noTitle: 'بلا عنوان', bullets: 'أبرز النقاط', lead: 'في جملة', entities: 'الأسماء', quotations: 'الاقتباسات', statements: 'كلام منقول', dates: 'التواريخ', keyPhrases: 'عبارات مفتاحية',
  parts: 'نتيجة كل جزء', revisions: 'المراجعات', details: 'تفاصيل', speakerUnknown: 'القائل غير مسمّى', via: 'عبر {0}', confidence: 'الثقة', salience: 'الأهمية', role: 'الصفة', country: 'البلد', mentions: '{0}×',
  person: 'شخص', organization: 'جهة', location: 'مكان', product: 'منتج', event: 'حدث', facility: 'منشأة', agreement: 'اتفاق', date: 'تاريخ', quotation: 'اقتباس', statement: 'كلام منقول',
  dateOpen: 'يبقى مفتوحاً', dateConflict: 'أجزاؤه متناقضة', anchorPublished: 'محسوب من النشر', anchorCrawled: 'محسوب من الجمع', hijri: 'هجري', to: 'إلى', evidenceHint: 'أشر إلى نقطة لترى ما تستند إليه.',
  copyOf: 'نسخة من {0}، التشابه {1}', retractedSince: 'سحبه ناشره ابتداءً من {0}', reasonNone: 'بلا سبب مذكور',
  firstRevision: 'النسخة الأولى', noDiff: 'لم يُحفظ ما تغيّر في هذه المراجعة.', onlyNewest: 'لا يُحفظ نص المراجعات السابقة، بل ما تغيّر في كل منها.', unchangedText: 'النص كما هو', newEngine: 'المحرك {0}، وقبله {1}', titleChange: 'العنوان', textChange: 'النص', bulletChange: 'أبرز النقاط', nameChange: 'الأسماء', cut: 'تغيّر أكثر مما حُفظ هنا.',
  pending: 'أحداث لم تُرسل بعد: {0}', id: 'معرّف المقال', externalId: 'معرّف الناشر', engine: 'المحرك', url: 'العنوان', authors: 'الكتّاب', tags: 'الوسوم',
  statusOk: 'تم', statusEmpty: 'لا شيء', statusSkipped: 'تُرك', statusUnsupported: 'غير مدعوم', statusTimedOut: 'نفد الوقت', statusFailed: 'فشل', languagePart: 'اللغة',
  parkedNone: 'لا رسائل محتجزة.', parkedNoneHint: 'الرسائل التي لا تُقبل تُحفظ هنا ببايتاتها وسببها.', reason: 'السبب', stage: 'الخطوة', size: 'الحجم', times: 'المرات', last: 'آخر احتجاز', first: 'أول احتجاز', state: 'الحالة', open: 'مفتوحة', replayed: 'أُعيد إرسالها', refusedAgain: 'رُفضت ثانية', bytes: '{0} بايت', allReasons: 'كل الأسباب',
  replay: 'إعادة الإرسال', discard: 'إتلاف', discardSure: 'إتلاف هذه الرسالة؟', discardSureText: 'تُحذف بايتاتها نهائياً، ولا رجوع عن ذلك.', cancel: 'إبقاؤها', replayDone: 'أُعيد إرسالها، ويأخذها العامل كأي رسالة جديدة.', discardDone: 'أُتلفت.',
  passes: 'ستُقبل الآن', passesNot: 'ستُرفض ثانية', passesUnknown: 'لم تُجرَّب: تخلى عنها الوسيط وقد توقف قراءتها العامل', violations: 'ما الخطأ فيها', headers: 'الترويسات', exception: 'الاستثناء', asBytes: 'البايتات', asText: 'نص', asHex: 'ست عشري', download: 'تنزيل كل البايتات', cutBytes: 'أول {0} من {1} بايت.', origin: 'من', messageId: 'معرّف الرسالة', actReplay: 'إعادة إرسال', actDiscard: 'إتلاف', actions: 'ما فعله المشغّلون', actionsNone: 'لا شيء بعد.', who: 'من', when: 'متى', what: 'ماذا', on: 'على', failedAction: 'فشل', back: 'كل الرسائل المحتجزة', onlyShows: 'هذه الصفحة تعرض فقط',
  perMinute: 'مقالاً في الدقيقة الأخيرة', inWork: 'قيد العمل', median: 'الوقت الوسيط', p99: 'المئين 99', liveRunning: 'تؤخذ الرسائل الآن.', liveWaiting: 'في انتظار {0}؛ والرسائل تنتظر في الطابور.', livePaused: 'الاستقبال متوقف: {0} غائب. أُعيدت الرسائل إلى الطابور.', liveSince: 'منذ {0}',
  taken: 'أُخذت', refusedStep: 'احتُجزت', known: 'معروفة من قبل', storedStep: 'خُزّنت', outbox: 'تنتظر الإعلان', created: 'جديدة', updated: 'مراجعة جديدة', duplicate: 'مكررة', stale: 'أقدم من المخزن', retractions: 'سحب', lastMinute: 'الرسائل المنتهية في كل ثانية من الدقيقة الأخيرة', noneWaiting: 'لا شيء ينتظر', oldest: 'أقدمها {0}', sinceStart: 'العدّ منذ بدأ هذا العامل: {0}', ms: '{0} م.ث', store: 'المخزن', broker: 'الوسيط',
  trialTitle: 'العنوان (اختياري)', trialBody: 'ألصق نصاً', trialHint: 'لا يُخزَّن شيء. الحدود هي حدود الاستقبال.', trialPublished: 'تاريخ النشر (اختياري)', tryIt: 'استخرج', working: 'جارٍ العمل …', took: 'استغرق {0} م.ث', sampleAr: 'مثال عربي', sampleEn: 'مثال إنجليزي',
  problem: 'لم ينجح ذلك', retry: 'حاول ثانية', notThere: 'لا توجد صفحة كهذه.', noSuchArticle: 'لا يوجد مقال كهذا.', home: 'إلى المقالات', justNow: 'الآن', layers: 'المعلَّم في النص',
};

const languages = { en, ar };
const stored = read('language');

export const locale = languages[stored] ? stored : navigator.language?.startsWith('ar') ? 'ar' : 'en';

/** A phrase, its places filled in. */
export function t(key, ...values) {
  const phrase = languages[locale][key] ?? en[key] ?? key;
  return values.reduce((text, value, i) => text.replace(`{${i}}`, value), phrase);
}

/** Turns to the other language. */
export function switchLanguage() {
  write('language', locale === 'ar' ? 'en' : 'ar');
  location.reload();
}

/** A choice that the browser remembers; where it may not, the usual holds. */
export function read(key) {
  try { return localStorage.getItem('ingestion.' + key); } catch { return null; }
}

export function write(key, value) {
  try { localStorage.setItem('ingestion.' + key, value); } catch { /* Not remembered, then. */ }
}
