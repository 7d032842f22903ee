using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Quotations;

public sealed class SpeakerTests
{
    // Expected: the speaker of every quotation, in order, joined by "|"; "-" for nobody.
    [Theory]
    // A document speaks for who issued it; «له» sends back to the subject.
    [InlineData("وجاء في بيان نشرته وزارة النقل أن \"الجسر سيفتح قبل الشتاء\".", "وزارة النقل")]
    [InlineData("وكان بنك الساحل قد عرض أرقامه، وجاء في نشرة جديدة له أن \"الأسعار ستبقى فوق معدلها\".", "بنك الساحل")]
    [InlineData("قال سليم الحداد إن العمل بدأ. وأوضح البيان أن \"الكلفة معروفة منذ عام\".", "سليم الحداد")]
    // Verbs that are speech only with what follows.
    [InlineData("وطمأن مدير الميناء سليم الحداد الأهالي قائلاً: «لا خطر على أحد منكم».", "سليم الحداد")]
    [InlineData("وأبرزت رنا عواد، في لقاء مع الصحافة، أن المتحف \"لا يملك سجلاً لقطعه\".", "رنا عواد")]
    [InlineData("وخلص الحداد إلى أن \"النقاش صحي ومفيد للجميع\".", "سليم الحداد")]
    [InlineData("واكتفى الحداد بالقول: «عندنا ما يكفي لعشرة أيام».", "سليم الحداد")]
    // Whoever spoke before, by a noun or an address.
    [InlineData("قال سليم الحداد إن العمل بدأ. وسجل المتحدث ذاته أن \"الغلاف محدد سلفاً\".", "سليم الحداد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. وأكد سعادته أن \"الغلاف محدد سلفاً\".", "سليم الحداد")]
    [InlineData("قالت رنا عواد إن العمل بدأ. وأردفت الباحثة: «لا نملك خط أساس نقارن به».", "رنا عواد")]
    [InlineData("قالت رنا عواد إن العمل بدأ. واستناداً إلى ذات المسؤولة، «تم نقل القطع كلها».", "رنا عواد")]
    // A noun that stood beside the name, before it or behind it.
    [InlineData("حضر سليم الحداد سفير البلاد الحفل. ووصف السفير العقد بأنه \"أكبر عقد في المنطقة\".", "سليم الحداد")]
    [InlineData("وصل سفير البلاد سليم الحداد إلى الحفل. ووصف السفير العقد بأنه \"أكبر عقد في المنطقة\".", "سليم الحداد")]
    // By name, though no entity: between commas, behind place and rank, behind an opening phrase; the last word of it later.
    [InlineData("وأوضحت رئيسة قسم الأطفال، إشراق باعوم، أن «معظم المصابين لم يتلقوا جرعة».", "إشراق باعوم")]
    [InlineData("وقال والي المدينة المكلف، اللواء معاش الصادق الأزرق، إن الولاية «معزولة عن بقية البلاد». واكتفى الأزرق بالقول: «عندنا ما يكفي لأيام».", "الصادق الأزرق|الصادق الأزرق")]
    [InlineData("بدوره، أشاد غصوب الشلفاط بالفريق، وصرّح: «لعبنا بعشرة لاعبين فقط».", "غصوب الشلفاط")]
    [InlineData("ونقلت وكالة الشاطئ عن بالشيخ قولها إن مستوى الأعمال \"تراجع هذا العام كثيراً\".", "بالشيخ")]
    [InlineData("وأعربت منظمة أنقذوا الطفولة عن \"قلقها البالغ إزاء الأوضاع\".", "منظمة أنقذوا الطفولة")]
    [InlineData("غير أن جمعية حماية المستهلك رأت أن الأسعار \"خرجت عن السيطرة تماماً\".", "جمعية حماية المستهلك")]
    // A clause about somebody else stands between verb and words; the issuer behind «ل»; a long clause before «أن»; a source in apposition.
    [InlineData("قال سليم الحداد إن العمل بدأ. وأضاف، بعد أن قاطعته رنا عواد مرتين: \"لن نقبل بأقل من حقنا\".", "سليم الحداد")]
    [InlineData("وجاء في تعميم لوزارة النقل صدر اليوم: “الجسر مغلق حتى إشعار آخر”.", "وزارة النقل")]
    [InlineData("وذكرت رنا عواد، التي كانت ترافق وفدا من المهندسين في جولة تفقدية طويلة في أنحاء المدينة القديمة، أن «القطع نقلت كلها».", "رنا عواد")]
    [InlineData("وطبقاً لمديرة القسم في البلاد، رنا عواد، ينبغي أن تعامل الموجة \"كالأوبئة لا كنشرات الطقس\".", "رنا عواد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. وقال متقاعد تابع الجلسة من الشرفة: \"راتبي لم يتحرك منذ عام\".", "-")]
    // The verb of a clause about her; a verb that carries people, not words.
    [InlineData("وتلت الحكم رنا عواد، التي رأت أن المتهم «استعمل ثقة الناس أداة للجريمة».", "رنا عواد")]
    [InlineData("وقال سليم الحداد إن السيارات نقلت المصابين إلى المدينة، موضحا أن «الحالات كلها مستقرة».", "سليم الحداد")]
    [InlineData("وقالت موظفة اكتتبت للمرة الأولى: «سأحتفظ بأسهمي لابنتي».", "-")]
    // A noun behind «أن», a passive, who spread a report, an organization by «لل», a person between commas before the verb; a worker nobody names.
    [InlineData("وأكد سليم الحداد للوكالة أن سجل الناخبين سيفتح، لافتا إلى أن “التسجيل متاح من اللحظة الأولى”.", "سليم الحداد")]
    [InlineData("وكشفت رنا عواد أن الترميم سيبدأ بتمويل أُقر في نيسان، مؤكدة أن \"الثقافة ليست ترفاً لأحد\".", "رنا عواد")]
    [InlineData("وذكرت وزارة النقل، في تقرير نقلته وكالة الشاطئ، أن الولاية «تنتج ثلث الحبوب».", "وزارة النقل")]
    [InlineData("زار سليم الحداد وزارة النقل أمس. وجاء في بيان للوزارة أن المخازن \"ممتلئة وجاهزة للتحرك\".", "وزارة النقل")]
    [InlineData("وأكد بنك الساحل أنه دفع، غير أن مديرة المتحف، رنا عواد، نفت ذلك قائلة: «ما زلنا ننتظر أموالنا».", "رنا عواد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. لكن عاملة في المصنع بدت أقل تفاؤلا وقالت: \"سمعنا وعودا كثيرة من قبل\".", "-")]
    [InlineData("قال سليم الحداد إن العمل بدأ. وقالت امرأة ضاعت مدخراتها: «كنت أثق به أكثر من إخوتي».", "-")]
    // Not by name: a common noun stays nobody.
    [InlineData("وقال نازح في المخيم: «لا نملك شيئاً هنا».", "-")]
    [InlineData("وقالت مسؤولة في البلدية: «لا نملك شيئاً هنا».", "-")]
    [InlineData("«طلبوا منا قائمة بالأسماء»، روت مسافرة من إربد.", "-")]
    [InlineData("وأفاد شهود عيان بأن الانفجار \"هز المنازل المجاورة كلها\".", "-")]
    // Subjects that do not stand right behind the verb.
    [InlineData("من جانبها، دقت وزارة النقل ناقوس الخطر، حيث اعتبرت أن الجسر «يفتقر إلى الصيانة الدورية».", "وزارة النقل")]
    [InlineData("رنا عواد، وهي من سكان الحي، وصفت المشهد قائلة: \"كأن السماء تشتعل فوقنا\".", "رنا عواد")]
    [InlineData("ولم يخف الحداد، الذي تابع اللقاء، تأثره: \"كنت أريد أن أكون معهم\".", "سليم الحداد")]
    [InlineData("«بنيناه من الصفر وحدنا»، هكذا وصفت رنا عواد المشروع.", "رنا عواد")]
    [InlineData("وقالت \"وكالة الشاطئ\" في منشور: \"نعتذر عن الخطأ الفادح\".", "وكالة الشاطئ")]
    // Passed on.
    [InlineData("وبحسب ما نقلته وكالة الشاطئ عن الحداد، فإن القرار \"سيتخذ قبل نهاية العام\".", "سليم الحداد")]
    [InlineData("ونسبت وكالة الشاطئ إلى سليم الحداد القول إن \"الغرامة ستكون كبيرة جداً\".", "سليم الحداد")]
    [InlineData("وقال متحدث باسم الشركة لوكالة الشاطئ: «أصلحنا الخلل بالفعل».", "-")]
    // The one who acted goes on with «وقال», the one who spoke with «وأضاف».
    [InlineData("قال كارل غروبر إن اللقاء صعب. وزار سليم الحداد الملعب صباحاً. وقال: «سنرمم المدرجات كلها».", "سليم الحداد")]
    [InlineData("قال كارل غروبر إن اللقاء صعب. وزار سليم الحداد الملعب صباحاً. وأضاف: «سنلعب بشجاعة أكبر».", "كارل غروبر")]
    // Whom an opening phrase names is not the subject of the verb behind it.
    [InlineData("قال سليم الحداد إن العمل بدأ. وفي مؤتمر مشترك مع رنا عواد، أضاف: «الغابة ليست للبيع».", "سليم الحداد")]
    [InlineData("زار سليم الحداد المدينة. ومن أمام المبنى، قال: «سنعيد بناءه حجراً حجراً».", "سليم الحداد")]
    // The subject behind «كان» and «لكن», the verb of speech further on.
    [InlineData("وكان سليم الحداد قد صرح الشهر الماضي بأن العجز \"تحت السيطرة تماماً\".", "سليم الحداد")]
    [InlineData("قالت رنا عواد إن العمل بدأ. لكن الحداد يقول: «كان هاتفي مطفأ».", "سليم الحداد")]
    // Two words behind «أن» are a complement.
    [InlineData("قال الحداد إن العمل بدأ، لافتاً إلى أن \"المفاوضات مستمرة\".", "سليم الحداد")]
    // Who reads a document aloud; a topic in front; another one behind «و».
    [InlineData("وبرأت المحكمة كارل غروبر. وجاء في نص الحكم الذي تلته القاضية رنا عواد أن «المال ليس جيباً لأحد».", "رنا عواد")]
    [InlineData("أما نقيب المحامين، سليم الحداد، فكان له رأي آخر: «هذا الحكم سابقة خطيرة جداً».", "سليم الحداد")]
    [InlineData("وحضرت الحفل رنا عواد، وسفير البلاد سليم الحداد. وأكدت عواد أن العمل بدأ، بينما وصف السفير العقد بأنه \"أكبر عقد في المنطقة\".", "سليم الحداد")]
    // Behind the adjective of a country, by name though no entity; how it was said is no name.
    [InlineData("وأعلنت رئيسة الوزراء الإستونية كايسا تامبيري أن «المرساة لا تسقط من تلقاء نفسها».", "كايسا تامبيري")]
    [InlineData("واعتبر القرار متسرعاً، وقال إن \"الوقت لم يحن بعد\".", "-")]
    [InlineData("وذهبت رنا عواد إلى أبعد من ذلك، إذ وصفت الخطة بأنها \"انتحار اقتصادي كامل الأركان\".", "رنا عواد")]
    // Behind whom the speaker talks to.
    [InlineData("وقال لـ«الجريدة» المدير سليم الحداد: «الميزانية لا تكفي حتى منتصف العام».", "سليم الحداد")]
    [InlineData("وقال للصحافيين سليم الحداد: «الميزانية لا تكفي حتى منتصف العام».", "سليم الحداد")]
    [InlineData("وقالت لوكالة الشاطئ رنا عواد: «الميزانية لا تكفي حتى منتصف العام».", "رنا عواد")]
    [InlineData("وتقول جارته نوال: «خرجنا حفاة إلى الشارع في عز البرد».", "نوال")]
    [InlineData("وقال عمدة مدينة الساحل سليم الحداد خلال مؤتمر صحفي: «المدينة جاهزة لاستقبال الجميع».", "سليم الحداد")]
    // The sentence behind the marks tells; a name in marks behind what it is; an opinion.
    [InlineData("\"لم أر شيئاً كهذا في حياتي\". هكذا لخص سليم الحداد ما جرى.", "سليم الحداد")]
    [InlineData("واجتمعت وكالة الشاطئ. وتساءلت وكالة «الشاطئ» في افتتاحيتها: «من يحاسب من في هذا البلد؟».", "وكالة الشاطئ")]
    [InlineData("قال سليم الحداد إن العمل بدأ. «لم أر شيئاً كهذا في حياتي». كما أكدت رنا عواد أن المتحف مفتوح.", "سليم الحداد")]
    [InlineData("وتساءلت صحيفة «البلد» في افتتاحيتها: «من يحاسب من في هذا الزمن؟».", "البلد")]
    [InlineData("وبرأي المحلل سليم الحداد فإن «الانتخابات لن تجرى في موعدها».", "سليم الحداد")]
    // Right behind a person stands no verb with another subject; «بين» between nouns is no verb.
    [InlineData("والتمس ممثل النيابة سليم الحداد رفض السراح، معتبراً أن «الأفعال خطيرة والأموال لم تظهر».", "سليم الحداد")]
    [InlineData("ونقلت إذاعة محلية عن سليم الحداد تأكيده أن ثلاثة أطفال بين الضحايا، وأن «العائلات تركت وحدها».", "سليم الحداد")]
    // By the form of address; by his office alone, going on; who tells in the clause behind the marks.
    [InlineData("رعى صاحب السمو الأمير سليم الحداد الحفل. وقالت رنا عواد إن العمل بدأ. وأكد سموه أن «القادم أفضل مما مضى».", "سليم الحداد")]
    [InlineData("قال كارل غروبر إن اللقاء صعب. «شاهدت اللقطة عشر مرات»، تابع مدرب الرجاء، «ولم أجد فيها خطأ».", "كارل غروبر|كارل غروبر")]
    [InlineData("«سرقنا أمام خمسين ألف متفرج»، هكذا بدأ الصربي كارل غروبر مؤتمره.", "كارل غروبر")]
    // Whom the speaker talks to is the object; how it was said; what is finished is the speaker's own.
    [InlineData("قالت رنا عواد إن البلدية غائبة، وأبلغت وكالة الشاطئ بأن الحي «لم ير عاملاً منذ شهرين».", "رنا عواد")]
    [InlineData("قالت رنا عواد إن العمل بدأ. وتضيف والدموع في عينيها: «لم ألتفت خلفي».", "رنا عواد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. ويضيف ضاحكا «كنت أغش في الامتحان».", "سليم الحداد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. واختتم حديثه: «العمل الحقيقي يبدأ الليلة».", "سليم الحداد")]
    [InlineData("وسأل كارل غروبر الوزير، فأجابه سليم الحداد: «الأرقام كلها أمامكم».", "سليم الحداد")]
    // Pronouns that send back; under whose lead somebody else speaks.
    [InlineData("زار سليم الحداد المتحف. ونقل عنه التلفزيون المحلي قوله إن الجمعية «لا تطلب سوى الحقيقة».", "سليم الحداد")]
    [InlineData("قالت وزارة النقل إن العمل بدأ. وحسب بيان صدر عنها فإن الجسور «ستفتح أبوابها مساء أيضاً».", "وزارة النقل")]
    [InlineData("وأعلن فريق التحقيق برئاسة القاضي سليم الحداد أن الطائرة «لم تتعرض لأي هجوم».", "-")]
    [InlineData("وبحسب تقرير لوزارة النقل فإن الفساد «يلتهم ثلث الموازنة».", "وزارة النقل")]
    // The verb agrees with its subject; a source in the middle only vouches.
    [InlineData("قال سليم الحداد إن العمل بدأ. وكان الحداد قد التقى رنا عواد أمس، حيث قالت له: «أعدك بمدرسة قبل الشتاء».", "رنا عواد")]
    [InlineData("قالت رنا عواد إن العمل بدأ. وقال سليم الحداد إن العمل انتهى. وأضافت: «أعدك بمدرسة قبل الشتاء».", "رنا عواد")]
    [InlineData("وقالت رنا عواد، بحسب وكالة الشاطئ: «الجسر سيفتح قبل الشتاء».", "رنا عواد")]
    // A judgement in marks is its subject's.
    [InlineData("من جانبه، عدّ سليم الحداد، عضو لجنة النفط والطاقة في مجلس الأعيان، بيان البلدية \"محاولة لشراء الوقت على حساب الناس\".", "سليم الحداد")]
    [InlineData("وأُعلن القرار أمس. واعتبرته رنا عواد \"خطوة متأخرة لا تكفي أحداً\".", "رنا عواد")]
    [InlineData("وسمى سليم الحداد القرار \"خطوة متأخرة لا تكفي أحداً\".", "سليم الحداد")]
    // "His teams", no band.
    [InlineData("وأكد سليم الحداد أن فرقه \"عملت عشرين ساعة متواصلة\".", "سليم الحداد")]
    // An age makes no name.
    [InlineData("وقالت مودعة سبعينية من الحي: «تعبت في الغربة أربعين سنة».", "-")]
    public void Find_ArabicAttribution_GivesSpeaker(string body, string expected) => Speakers(body).ShouldBe(expected);

    [Theory]
    // Pronouns: the next paragraph goes on, nobody named within marks or by an indefinite noun.
    [InlineData("\"We are sorry,\" Helen Marsh told reporters outside the Coral Trust.\n\n\"Our crews have not stopped,\" she said.", "Helen Marsh|Helen Marsh")]
    [InlineData("Helen Marsh prayed. \"Omar Reed sees us all,\" she said.", "Helen Marsh")]
    [InlineData("\"Somebody knows,\" Omar Reed said again.\n\nA visitor put it simply. \"It is a mouth without teeth,\" she said.", "Omar Reed|-")]
    [InlineData("\"Somebody must know,\" Helen Marsh said.\n\nOmar Reed lost his boat. \"It was all I had,\" he says.", "Helen Marsh|Omar Reed")]
    [InlineData("\"We walked for ten days,\" said Tigist Abebe, a farmer. \"Then the rain came,\" she said.", "Tigist Abebe|Tigist Abebe")]
    [InlineData("\"You lied to us,\" Helen Marsh told him. Omar Reed showed no emotion. \"I am innocent,\" he said.", "Helen Marsh|Omar Reed")]
    // The speaker by another noun.
    [InlineData("\"It is all on us,\" said Helen Marsh. \"We know that well,\" the defender said.", "Helen Marsh|Helen Marsh")]
    [InlineData("Helen Marsh said: \"I just want to graduate.\"\n\n\"It is my last year,\" the 17-year-old said.", "Helen Marsh|Helen Marsh")]
    // A sentence in marks that nothing introduces.
    [InlineData("\"It is on us,\" Helen Marsh said. \"We know it.\"", "Helen Marsh|Helen Marsh")]
    [InlineData("Asked if she would go, Helen Marsh laughed. \"And who would water the plants?\"", "Helen Marsh")]
    [InlineData("\"My client loves art,\" Helen Marsh told them.\n\n\"He would rather burn than steal it.\"", "Helen Marsh|Helen Marsh")]
    // The subject of the second of two clauses.
    [InlineData("Helen Marsh did not respond, but her deputy, Omar Reed, said the club \"remains at the table\".", "Omar Reed")]
    // Verbs of the present, verbs of manner.
    [InlineData("\"When it rises, you act the same day,\" Helen Marsh explains.", "Helen Marsh")]
    [InlineData("\"It is not a crime to be cheerful,\" countered Omar Reed.", "Omar Reed")]
    [InlineData("Greenpier, which joined the search on Sunday, said the works were \"likely still in the country\".", "Greenpier")]
    // Somebody whom the reader does not know, with a place behind; a spokesman speaks for his house.
    [InlineData("A nurse at the Coral Trust, where the wounded were taken, said she had heard \"a motorcycle in the sky\".", "-")]
    [InlineData("A spokesman for the Coral Trust said the wards were \"open to all of them\".", "Coral Trust")]
    [InlineData("A report by the Coral Trust said the wards were \"open to all of them\".", "Coral Trust")]
    // By name between commas, though no entity, without the letters behind it.
    [InlineData("Its barrister, Eoin Mac Suibhne SC, told the court that planning law \"cannot run on the timetable of birds\".", "Eoin Mac Suibhne")]
    [InlineData("According to the inquiry's chair, Sir Omar Reed, the report is \"a warning to every council\".", "Omar Reed")]
    // Thanks and blame.
    [InlineData("Omar Reed thanked \"every neighbour who stood on a hill\".", "Omar Reed")]
    // Two verbs of one subject; a noun that is a verb elsewhere; a spokesman who goes on, whatever a clause below says.
    [InlineData("Helen Marsh said her client was broken and described the targets as \"industrial in their cruelty\".", "Helen Marsh")]
    [InlineData("The Coral Trust said the remarks were \"null and void in every way\".", "Coral Trust")]
    [InlineData("A spokesman for the Coral Trust said the union had asked for air. \"They told us it was in the budget,\" the spokesman said.", "Coral Trust")]
    [InlineData("Helen Marsh left early. At a stall near the port, a driver who declined to give his name was less sure. “They come, they measure, they go,” he said.", "-")]
    [InlineData("“Everyone on my floor is reading the small print,” said one employee at the Coral Trust.", "-")]
    [InlineData("Helen Marsh wrote a report for the Coral Trust. In it, Marsh warned that “savings are smaller than the forecast”.", "Helen Marsh")]
    [InlineData("The Coral Trust met on Monday. The UN agency said it would act \"as a matter of priority\".", "Coral Trust")]
    public void Find_EnglishAttribution_GivesSpeaker(string body, string expected) => Speakers(body).ShouldBe(expected);

    [Fact]
    public void Find_BareNounOfAnotherKind_IsNotTheOrganisationNamedLast()
    {
        var body = "The Harbour Board met the Ministry of Health. The ministry said the wards were \"open to all of them\".";
        var quotation = QuotationFinder.Find(AnalyzedText.Of(body), [Organisation(body, "Harbour Board"), Organisation(body, "Ministry of Health")]).ShouldHaveSingleItem();

        quotation.Speaker.ShouldBe("Ministry of Health");
    }

    [Fact]
    public void Find_NameWithoutItsDiacritics_IsTheSame()
    {
        var body = "Selim Karakaş telephoned on Tuesday. Karakas said engineers could come \"within an hour or two\".";
        var person = new Ingestion.Enrichment.Entity(Ingestion.Enrichment.EntityType.Person, "Selim Karakaş", null, 1, SpeechCast.Mentions(body, ["Selim Karakaş"]));

        QuotationFinder.Find(AnalyzedText.Of(body), [person]).ShouldHaveSingleItem().Speaker.ShouldBe("Selim Karakaş");
    }

    private static Ingestion.Enrichment.Entity Organisation(string body, string name) =>
        new(Ingestion.Enrichment.EntityType.Organization, name, null, 1, SpeechCast.Mentions(body, [name]));

    private static string Speakers(string body) =>
        string.Join('|', QuotationFinder.Find(AnalyzedText.Of(body), SpeechCast.In(body)).Select(quotation => quotation.Speaker ?? "-"));
}
