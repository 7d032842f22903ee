using Ingestion.Enrichment;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Quotations;

public sealed class QuotationFinderTests
{
    // Expected: every quotation as text=speaker, in order, joined by "|".
    [Theory]
    // Verb, subject, complement.
    [InlineData("قال وزير النقل سليم الحداد إن \"الطريق سيفتح أمام الشاحنات\".", "الطريق سيفتح أمام الشاحنات=سليم الحداد")]
    [InlineData("وقالت مديرة المتحف رنا عواد: «القطع عادت كلها سالمة».", "القطع عادت كلها سالمة=رنا عواد")]
    [InlineData("وأكد الحداد أن الجسر “لن يهدم مهما طال الخلاف”، وغادر القاعة.", "لن يهدم مهما طال الخلاف=سليم الحداد")]
    [InlineData("ويقول سليم الحداد: „العمل لم يتوقف يوماً”.", "العمل لم يتوقف يوماً=سليم الحداد")]
    [InlineData("وقال الحداد للصحافيين إن الدولة «ستدفع كل المستحقات المتأخرة».", "ستدفع كل المستحقات المتأخرة=سليم الحداد")]
    [InlineData("سليم الحداد قال في منشور \"نحتاج إلى وقت أطول\".", "نحتاج إلى وقت أطول=سليم الحداد")]
    [InlineData("أما عواد فكشفت أن المتحف \"فقد نصف أرشيفه القديم\".", "فقد نصف أرشيفه القديم=رنا عواد")]
    // Continuation, by verb, by noun, by participle.
    [InlineData("قال سليم الحداد إن العمل بدأ. وأضاف: \"لن نتأخر عن الموعد\".", "لن نتأخر عن الموعد=سليم الحداد")]
    [InlineData("قال سليم الحداد إن العمل بدأ.\n\nوأضاف في بيان أن الكلفة \"أقل مما كان متوقعاً\".", "أقل مما كان متوقعاً=سليم الحداد")]
    [InlineData("قال سليم الحداد إن العمل بدأ، وختم بالقول «نراكم جميعاً في الافتتاح».", "نراكم جميعاً في الافتتاح=سليم الحداد")]
    [InlineData("وشدد الحداد على السلامة، مؤكداً: \"لا تهاون مع المخالفين\".", "لا تهاون مع المخالفين=سليم الحداد")]
    [InlineData("وقالت رنا عواد: «بدأنا العمل أمس». وتابعت: «سننتهي بعد شهر».", "بدأنا العمل أمس=رنا عواد|سننتهي بعد شهر=رنا عواد")]
    // Change of speaker.
    [InlineData("قال سليم الحداد إن العمل بدأ. من جانبها، أوضحت وزارة النقل أن المشروع \"يمتد على ثلاث سنوات\".", "يمتد على ثلاث سنوات=وزارة النقل")]
    [InlineData("قال سليم الحداد إن العمل بدأ، فيما رأت رنا عواد أن الخطة \"جاءت متأخرة عشر سنوات\".", "جاءت متأخرة عشر سنوات=رنا عواد")]
    // Organisations, sources, passing on.
    [InlineData("وذكر بنك الساحل في إفصاح أن الصفقة \"لن ترفع رسوم التحويل\".", "لن ترفع رسوم التحويل=بنك الساحل")]
    [InlineData("وقال المتحدث باسم وزارة النقل إن الرحلات \"ستستأنف في موعدها\".", "ستستأنف في موعدها=وزارة النقل")]
    [InlineData("وبحسب رنا عواد، فإن القطع \"نُقلت ليلاً إلى مكان آمن\".", "نُقلت ليلاً إلى مكان آمن=رنا عواد")]
    [InlineData("ونقلت وكالة الشاطئ عن سليم الحداد قوله إن الاتفاق \"بات قريباً جداً\".", "بات قريباً جداً=سليم الحداد")]
    [InlineData("كان بنك الساحل قد نشر بياناً. وأعلن البنك أن فروعه \"تعمل كالمعتاد اليوم\".", "تعمل كالمعتاد اليوم=بنك الساحل")]
    [InlineData("ونشر بنك الساحل على حسابه رسالة إلى عملائه: «شكراً لكم على ثقتكم».", "شكراً لكم على ثقتكم=بنك الساحل")]
    [InlineData("فاز نجم الساحل الرياضي. ونشر نجم الساحل رسالة إلى أنصاره: «شكراً لكم من القلب».", "شكراً لكم من القلب=نجم الساحل الرياضي")]
    // Titles as subject; other spelling.
    [InlineData("وصل سليم الحداد صباحاً. وقال الوزير اللبناني إن الزيارة \"مثمرة على كل صعيد\".", "مثمرة على كل صعيد=سليم الحداد")]
    [InlineData("فاز فريق كارل غروبر. وقال كروبر بعد اللقاء: «لعبنا بشجاعة كبيرة».", "لعبنا بشجاعة كبيرة=كارل غروبر")]
    // The subject before the verb, or of the sentence.
    [InlineData("غير أن بنك الساحل نفى الخبر، وأوضح أن فروعه \"لم تغلق يوماً واحداً\".", "لم تغلق يوماً واحداً=بنك الساحل")]
    [InlineData("لكن وزارة النقل شككت في الأرقام، وقالت في بيان: \"المعلن أقل من الحقيقة\".", "المعلن أقل من الحقيقة=وزارة النقل")]
    [InlineData("وزار سليم الحداد المصابين، وقال للصحفيين إن «السلامة تأتي قبل كل شيء».", "السلامة تأتي قبل كل شيء=سليم الحداد")]
    [InlineData("وتجتاز رنا عواد الامتحان للمرة الثالثة، وتقول: «سأعيد المحاولة مرة أخرى».", "سأعيد المحاولة مرة أخرى=رنا عواد")]
    [InlineData("وكانت وزارة النقل قد أعلنت أمس السبت أن الجسر \"سيفتح قبل الشتاء\".", "سيفتح قبل الشتاء=وزارة النقل")]
    [InlineData("وتوقعت رنا عواد أن يضيف المشروع زواراً، لكنها نبهت إلى أن «الكلفة هي الخطر الأكبر».", "الكلفة هي الخطر الأكبر=رنا عواد")]
    [InlineData("ورد الحداد بأن الوزارة «لن تتستر على أحد».", "لن تتستر على أحد=سليم الحداد")]
    [InlineData("«كتبت النص في ثلاث ليال»، تقول عواد التي نشأت هنا. وأضافت وهي تتسلم الجائزة: «المدن الصغيرة لا تحتاج إلى شفقة».", "كتبت النص في ثلاث ليال=رنا عواد|المدن الصغيرة لا تحتاج إلى شفقة=رنا عواد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. وأضاف مبتسماً: «سنلتقي في الافتتاح».", "سنلتقي في الافتتاح=سليم الحداد")]
    [InlineData("ونقلت وكالة الشاطئ عن رنا عواد قولها إن المتحف \"استعاد كل قطعه\".", "استعاد كل قطعه=رنا عواد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. بينما وصف مدير المتحف الخطة بأنها «قفزة في الظلام الدامس».", "قفزة في الظلام الدامس=")]
    [InlineData("حضر كارل غروبر مع فريقه. ووصف المدرب اللقاء بأنه \"أصعب مباراة في الموسم\".", "أصعب مباراة في الموسم=كارل غروبر")]
    [InlineData("وقال والي المدينة سليم الحداد إن الأهالي \"عادوا إلى بيوتهم سالمين\".", "عادوا إلى بيوتهم سالمين=سليم الحداد")]
    [InlineData("قال سليم الحداد إن العمل بدأ. وعبّر متفرج مسن عن فرحته على طريقته: «لم أدخل مسرحاً منذ كنت جندياً».", "لم أدخل مسرحاً منذ كنت جندياً=")]
    // Several sentences within the marks.
    [InlineData("وقالت رنا عواد: «بدأنا العمل. لن نتوقف الآن. هذا وعد». وأضافت: «وسنفي به».", "بدأنا العمل. لن نتوقف الآن. هذا وعد=رنا عواد|وسنفي به=رنا عواد")]
    // By name, though no entity.
    [InlineData("وقال غصوب الشلفاط: «لا أعرف عن الأمر شيئاً».", "لا أعرف عن الأمر شيئاً=غصوب الشلفاط")]
    [InlineData("وقال بائع في السوق: «لا أعرف عن الأمر شيئاً».", "لا أعرف عن الأمر شيئاً=")]
    // Behind the marks.
    [InlineData("«الماء ينقطع عن حينا كل صباح»، تقول رنا عواد التي تسكن القرية.", "الماء ينقطع عن حينا كل صباح=رنا عواد")]
    [InlineData("\"لا نعرف متى نعود إلى بيوتنا\"، يقول أحد النازحين.", "لا نعرف متى نعود إلى بيوتنا=")]
    [InlineData("المبنى \"لم يعد صالحاً للسكن\"، وفقاً لرنا عواد.", "لم يعد صالحاً للسكن=رنا عواد")]
    [InlineData("المبنى \"لم يعد صالحاً للسكن\"، وفق ما أفادت رنا عواد.", "لم يعد صالحاً للسكن=رنا عواد")]
    // Nobody by name.
    [InlineData("قال سليم الحداد إن العمل بدأ. وقالت سيدة من سكان الحي: «لم يسألنا أحد رأينا».", "لم يسألنا أحد رأينا=")]
    [InlineData("وقال مصدر في وزارة النقل إن الخلاف \"أعمق مما يظهر للناس\".", "أعمق مما يظهر للناس=")]
    // Unbalanced marks end with the sentence; a short answer beside the verb counts.
    [InlineData("وقال الحداد: «ننتظر رد المجلس على الطلب. ثم غادر القاعة.", "ننتظر رد المجلس على الطلب=سليم الحداد")]
    [InlineData("وقال الحداد \"الحكومة لن تتراجع\".", "الحكومة لن تتراجع=سليم الحداد")]
    [InlineData("وقال الحداد: \"لا تعليق\".", "لا تعليق=سليم الحداد")]
    // Names, works, slogans, scare quotes.
    [InlineData("قال الحداد في حديث إلى قناة \"أفق الصحراء الكبرى\" إن العمل بدأ.", "")]
    [InlineData("وقالت رنا عواد إنها قرأت رواية «الطريق إلى البحر» مرتين.", "")]
    [InlineData("وأكد الحداد وجود \"خطة بديلة\" لدى الوزارة.", "")]
    [InlineData("وذكر الحداد أن الملف يتعلق بـ\"الأملاك العامة المنسية\" في الجنوب.", "")]
    [InlineData("ودعت \"شربا\"، وهي منظمة محلية، إلى التحقيق.", "")]
    [InlineData("حضر سليم الحداد. وقال رئيس الجمعية آلان كرم \"نحن هنا لنساعد الناس\".", "نحن هنا لنساعد الناس=")]
    [InlineData("وكتب الطلاب شعار \"القلم أبقى من السيف\".", "")]
    [InlineData("شهدت المدينة ما يعرف بـ\"معركة الجسور الثلاثة\" قبل قرن.", "")]
    [InlineData("تظاهر العشرات قرب «الساحة الحمراء القديمة» في المدينة.", "")]
    public void Find_ArabicSpeech_GivesTextAndSpeaker(string body, string expected) => Write(body).ShouldBe(expected);

    [Theory]
    [InlineData("\"The reef is dying,\" Helen Marsh said.", "The reef is dying,=Helen Marsh")]
    [InlineData("“The reef is dying,” said Helen Marsh, who has dived there.", "The reef is dying,=Helen Marsh")]
    [InlineData("Helen Marsh said: “We have waited long enough.”", "We have waited long enough.=Helen Marsh")]
    [InlineData("“The reef,” Marsh told reporters, “is not what it was.”", "is not what it was.=Helen Marsh")]
    [InlineData("Omar Reed, 41, said the harbour was \"full of broken promises.\" He added that it \"will not be rebuilt soon.\"", "full of broken promises.=Omar Reed|will not be rebuilt soon.=Omar Reed")]
    [InlineData("Reed's lawyer, Helen Marsh, said the case was “built on sand and rumour”.", "built on sand and rumour=Helen Marsh")]
    [InlineData("“I dive every day,” Marsh said. “But the water is warmer now.”", "I dive every day,=Helen Marsh|But the water is warmer now.=Helen Marsh")]
    [InlineData("Helen Marsh bought the boat. She will repair it with Omar Reed, who paints. “He chose the blue,” she said.", "He chose the blue,=Helen Marsh")]
    [InlineData("The Coral Trust, based in Suva, said in a statement: “No boat leaves without a pilot.”", "No boat leaves without a pilot.=Coral Trust")]
    [InlineData("The Coral Trust runs the ferry. In a statement, the company said it \"will answer every question in court\".", "will answer every question in court=Coral Trust")]
    [InlineData("According to Helen Marsh, the plan is \"little more than a sketch\".", "little more than a sketch=Helen Marsh")]
    [InlineData("\"We saw the smoke at dawn,\" witnesses said.", "We saw the smoke at dawn,=")]
    [InlineData("\"We waited all night. Nobody came to help,\" said Helen Marsh.", "We waited all night. Nobody came to help,=Helen Marsh")]
    [InlineData("Marsh was in tears. \"My boat is gone. So is the pier,\" she told reporters.", "My boat is gone. So is the pier,=Helen Marsh")]
    [InlineData("In a letter to the Coral Trust, Helen Marsh said that it \"has no plan worth the name\".", "has no plan worth the name=Helen Marsh")]
    [InlineData("\"We will rebuild,\" a spokesman for the Coral Trust said on Monday.", "We will rebuild,=Coral Trust")]
    [InlineData("\"There is no time left,\" read a statement from the Coral Trust.", "There is no time left,=Coral Trust")]
    [InlineData("\"It is,\" Helen Marsh said, \"the worst season in my memory.\"", "It is,=Helen Marsh|the worst season in my memory.=Helen Marsh")]
    [InlineData("Helen Marsh described the plan as \"a gift to the lobby of builders\".", "a gift to the lobby of builders=Helen Marsh")]
    [InlineData("‘We shall not move from here,’ said Helen Marsh.", "We shall not move from here,=Helen Marsh")]
    [InlineData("Omar Reed is captain of the ferry. \"The sea was calm,\" the captain said.", "The sea was calm,=Omar Reed")]
    [InlineData("\"We agreed on nothing,\" said Tamsin Okoro-Vale, a pilot.", "We agreed on nothing,=Tamsin Okoro-Vale")]
    [InlineData("\"We agreed on nothing,\" Abdulqader al-Tamimi told reporters.", "We agreed on nothing,=Abdulqader al-Tamimi")]
    [InlineData("\"Nobody warned us in time,\" residents said.", "Nobody warned us in time,=")]
    [InlineData("\"Never,\" Marsh said.", "Never,=Helen Marsh")]
    [InlineData("The so-called \"golden hour of the markets\" is over, Marsh said.", "")]
    [InlineData("Marsh said she had read \"The Long Way to the Sea\" twice.", "")]
    [InlineData("The “green rush” headlines annoyed Helen Marsh, she said.", "")]
    public void Find_EnglishSpeech_GivesTextAndSpeaker(string body, string expected)
    {
        var found = Write(body);

        // An interrupted sentence begins with a fragment of two words, which is speech as well.
        (found == expected || found == "The reef,=Helen Marsh|" + expected).ShouldBeTrue(found);
    }

    [Fact]
    public void Find_TitleThatFitsTwo_FollowsWhoSpokeLast()
    {
        var body = "قال سامي نصر إن العمل بدأ. وحضر فؤاد عبود. وأعلن الجانبان أن اللقاء مفيد. وقال الوزير إن المشروع \"سيغير وجه المدينة\".";
        var quotation = QuotationFinder.Find(AnalyzedText.Of(body), [Person(body, "سامي نصر", "وزير النقل"), Person(body, "فؤاد عبود", "وزير المال")]).ShouldHaveSingleItem();

        quotation.Speaker.ShouldBe("سامي نصر");
    }

    [Fact]
    public void Find_TitleThatFitsTwoAndNobodySpoke_NamesNobody()
    {
        var body = "حضر سامي نصر وفؤاد عبود. وقال الوزير إن المشروع \"سيغير وجه المدينة\".";
        var quotation = QuotationFinder.Find(AnalyzedText.Of(body), [Person(body, "سامي نصر", "وزير النقل"), Person(body, "فؤاد عبود", "وزير المال")]).ShouldHaveSingleItem();

        quotation.Speaker.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("« » \"\" “” قال: \"")]
    [InlineData("قال قال قال \ud83d: «\udd34 🔴 \" “ » ”\n\n“ said „ “ ”")]
    public void Find_AnyText_StaysInBounds(string body)
    {
        foreach (var quotation in QuotationFinder.Find(AnalyzedText.Of(body), []))
            body[quotation.Start..quotation.End].ShouldBe(quotation.Surface);
    }

    private static string Write(string body) =>
        string.Join('|', QuotationFinder.Find(AnalyzedText.Of(body), SpeechCast.In(body)).Select(quotation => $"{quotation.Surface}={quotation.Speaker}"));

    private static Entity Person(string body, string name, string role) => new(EntityType.Person, name, role, 1, SpeechCast.Mentions(body, [name]));
}
