using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities;

public sealed class ArabicEntityTests
{
    private static readonly EntityFinder Sut = new();

    [Theory]
    [InlineData("قال وزير الصحة الأردني سامر العبادي إن الحملة مستمرة.", "سامر العبادي", "وزير الصحة الأردني")]
    [InlineData("وصل وزير الداخلية العميد رائد أبو شعبان إلى المكان.", "رائد أبو شعبان", "وزير الداخلية")]
    [InlineData("وأكد رئيس مجلس إدارة الشركة الدكتور عبد الله بن فهد الراجح ذلك.", "عبد الله بن فهد الراجح", "رئيس مجلس إدارة الشركة")]
    [InlineData("قال محامي العائلة، كريم الحداد، إنه سيطعن في الحكم.", "كريم الحداد", "محامي العائلة")]
    [InlineData("وقال حسام الدين ناصر للصحافيين إن العمل انتهى.", "حسام الدين ناصر", null)]
    [InlineData("وحضرت رئيستها التنفيذية سعاد المطيري الحفل.", "سعاد المطيري", "رئيستها التنفيذية")]
    [InlineData("وقال محمد علي إن العمل انتهى على خير.", "محمد علي", null)]
    // Famous surnames are ordinary words to a counter of words; forms of address stand inside names; adjectives between rank and name.
    [InlineData("وكتب الرئيس الفرنسي إيمانويل ماكرون على صفحته.", "إيمانويل ماكرون", "الرئيس الفرنسي")]
    [InlineData("وقال رئيس الغرفة خليل الحاج توفيق العمري للصحافيين.", "خليل الحاج توفيق العمري", "رئيس الغرفة")]
    [InlineData("وقالت ماري كلير دوبوا، وهي أم لثلاثة.", "ماري كلير دوبوا", null)]
    // Foreign surnames with particles, double names, a surname that is also a far town, an adjective made of a country.
    [InlineData("وقال الأمين العام باتريك فان در هوفن إن الحلف مستعد.", "باتريك فان در هوفن", "الأمين العام")]
    [InlineData("وصرح المبعوث دي ميستورا بأن الحل ممكن.", "دي ميستورا", "المبعوث")]
    [InlineData("وأعلن المتحدث العسكري يوها-ماتي سالمينن النتائج.", "يوها-ماتي سالمينن", "المتحدث العسكري")]
    [InlineData("أعلنت رئيسة الوزراء الإستونية كايسا تامبيري، الأربعاء، الخطة.", "كايسا تامبيري", "رئيسة الوزراء الإستونية")]
    // A preposition of time ends the name; a kunya behind the verb.
    [InlineData("قال المحامي روجيه عبد المسيح فور خروجه من القصر.", "روجيه عبد المسيح", "المحامي")]
    [InlineData("كتب-محمد سالم: وصل الوفد إلى العاصمة.", "محمد سالم", null)]
    [InlineData("تقول أم خالد إن البيت قديم.", "أم خالد", null)]
    [InlineData("وبرأي المحلل كمال ريشا فإن الوقت ضيق.", "كمال ريشا", "المحلل")]
    // A name that is also a role; four foreign words; names with «الله»; two of one name; a house; a form of address; what its two words make a name.
    [InlineData("وقال وزير الصحة الدكتور سلطان بن محمد الشائع: نحن مستمرون.", "سلطان بن محمد الشائع", "وزير الصحة")]
    [InlineData("وقال المدير خوان إغناسيو بيريث كامبوس، في اتصال هاتفي.", "خوان إغناسيو بيريث كامبوس", "المدير")]
    [InlineData("وقال الخبير محمد دفع الله إن العمل انتهى.", "محمد دفع الله", "الخبير")]
    [InlineData("وقال المحلل سامي الطرابلسي الأصغر إن الفريق تعب.", "سامي الطرابلسي الأصغر", "المحلل")]
    [InlineData("قالت النائبة بتول آل ياسر ذلك. ووصفت آل ياسر اللجان بأنها بطيئة.", "بتول آل ياسر", "النائبة")]
    [InlineData("وأقر مدير الميناء بكري الشيخ عثمان بالتقصير.", "بكري الشيخ عثمان", "مدير الميناء")]
    [InlineData("وقال عضو المجلس كفاح الجابري إن العمل انتهى.", "كفاح الجابري", "عضو المجلس")]
    [InlineData("وقالت المحللة نانسي كروفورد-بيل إن السوق تراجعت.", "نانسي كروفورد-بيل", "المحللة")]
    // Given names with the article, descent; words that are also roles or verbs; letters before a mark; who faces somebody.
    [InlineData("وقال الوزير محمد المختار ولد سيدي هيبة في نقطة صحفية إن الملف مفتوح.", "محمد المختار ولد سيدي هيبة", "الوزير")]
    [InlineData("وقال التاجر حسن ود الأمين إن العمل انتهى.", "حسن ود الأمين", "التاجر")]
    [InlineData("وقال الأمين ولد محمود للصحافيين إن العمل انتهى.", "الأمين ولد محمود", null)]
    [InlineData("وبحسب العقيد البحري الداه ولد اعل طالب، فإن السفينة غرقت.", "الداه ولد اعل طالب", null)]
    [InlineData("وقال والي الولاية المكلف الطيب الصديق عبد القادر إن العمل انتهى.", "الطيب الصديق عبد القادر", "والي الولاية المكلف")]
    [InlineData("وقال معاون وزير الري المهندس سامر الحلبي إن الجسر جاهز.", "سامر الحلبي", "معاون وزير الري")]
    [InlineData("وقال الوزير بيار حنا نصار إن الجلسة انتهت.", "بيار حنا نصار", "الوزير")]
    [InlineData("وقالت الناشطة أمة الغفور جهاف إن الخيام نفدت.", "أمة الغفور جهاف", "الناشطة")]
    [InlineData("ورأت النائبة سلمى مريم دحباش الحسيني أن المشروع ناقص.", "سلمى مريم دحباش الحسيني", "النائبة")]
    [InlineData("وقال المدير صمبا ديالو لـ«الشاطئ اليوم»: نعود بقوارب فارغة.", "صمبا ديالو", "المدير")]
    [InlineData("قبل أن يعادل كريم أبو سريع النتيجة.", "كريم أبو سريع", null)]
    [InlineData("وواجهت سعيدة بوشعير الحضور بأرقام جديدة.", "سعيدة بوشعير", null)]
    [InlineData("أما النقيب عبد الرزاق ولد الشيخ أحمد فصمت.", "عبد الرزاق ولد الشيخ أحمد", "النقيب")]
    [InlineData("قال لي نائب رئيس البلدية حمدي القاضي إن العقد لم يوقع.", "حمدي القاضي", "نائب رئيس البلدية")]
    [InlineData("وقالت المديرة فاطمة الزهراء بنزكري إن العمل انتهى.", "فاطمة الزهراء بنزكري", "المديرة")]
    [InlineData("وقالت المديرة فاطمة الزهراء بوزكار لـ«الصباح» إن العمل انتهى.", "فاطمة الزهراء بوزكار", "المديرة")]
    [InlineData("انقطع الماء عن الشيخ الملقب بأبي حاتم وأهله.", "أبي حاتم", null)]
    [InlineData("كان يبحث عن ابن عمه المفقود بابكر ود الطيب.", "بابكر ود الطيب", null)]
    // What stands between a role and a comma, «أن» or «الذي» is the whole name, whatever the lists know of it.
    [InlineData("وقال الناطق باسم النقابة، القاضي المنصف الغربالي، الذي عين أمس، إن العمل انتهى.", "المنصف الغربالي", "الناطق باسم النقابة")]
    [InlineData("وأكد مدير المحطة يوسف التجاني كرتوم أن العمل انتهى.", "يوسف التجاني كرتوم", "مدير المحطة")]
    [InlineData("وقال المهندس الهادي حمد النيل الطريفي، في تصريح أمس: نحن مستمرون.", "الهادي حمد النيل الطريفي", "المهندس")]
    [InlineData("وردت النائبة صافية بوقطاية الدرناوي، التي حضرت الجلسة، أمس.", "صافية بوقطاية الدرناوي", "النائبة")]
    [InlineData("وقالت المديرة الإقليمية للفرع، هناء كوتي دومبيا، إن العمل انتهى.", "هناء كوتي دومبيا", "المديرة الإقليمية للفرع")]
    [InlineData("وقال المهندس حازم عودة، إن العمل انتهى.", "حازم عودة", "المهندس")]
    [InlineData("وقال الخبير جيلبير بوسكو كاليبا، متهما خصومه بالكذب.", "جيلبير بوسكو كاليبا", "الخبير")]
    [InlineData("وترى نجيبة بنكيران، الباحثة في التاريخ، أن العمل انتهى.", "نجيبة بنكيران", null)]
    [InlineData("وشدد الحقوقي حازم عودة الطراونة، على ذلك.", "حازم عودة الطراونة", null)]
    [InlineData("قضت المحكمة بحبس المقاولة زليخة آيت مسعودي أربع سنوات.", "زليخة آيت مسعودي", null)]
    [InlineData("قبل أن يعادل كريم عيد المطيري النتيجة.", "كريم عيد المطيري", null)]
    // What is no part of a name: a plural, a verb with «ف», a preposition with its noun.
    [InlineData("واتهم رئيسها سامر ناصيف النقابيين بالتصعيد.", "سامر ناصيف", "رئيسها")]
    [InlineData("أما سمير فرأى أن العمل انتهى. وكان سمير ناصيف حاضرا.", "سمير ناصيف", null)]
    [InlineData("تصدى الحارس سامر بوكنان لمحاولتين، الثانية من ركلة حرة.", "سامر بوكنان", "الحارس")]
    // Whom a member of parliament sits for.
    [InlineData("ونفت النائبة عن دائرة الساحل شيرين دلبر ذلك.", "شيرين دلبر", "النائبة عن دائرة الساحل")]
    // A name in one word, a month as a name, a kunya behind «ب», a pronoun in the role, two foreign words, how it was said.
    [InlineData("وقالت المديرة سعاد عبدالله المناعي إن العمل انتهى.", "سعاد عبدالله المناعي", "المديرة")]
    [InlineData("أمر القاضي بحبس السائق رمضان برعي أربعة أيام.", "رمضان برعي", "السائق")]
    [InlineData("حضرت الجدة المعروفة بين جاراتها بأم سليم الحفل.", "أم سليم", null)]
    [InlineData("على لسان المتحدثة باسمها انتصار الكيلاني أمس.", "انتصار الكيلاني", "المتحدثة باسمها")]
    [InlineData("أما الناشطة يوكاندا ماهوني، من رابطة القرية، فغابت.", "يوكاندا ماهوني", "الناشطة")]
    [InlineData("وعلق أبو ناصر ضاحكا: العمل انتهى.", "أبو ناصر", null)]
    // By where he is from alone; a leader's and a warden's words as names; a town's name as hers; an address at the end.
    [InlineData("قبل أن يعدل المالي موديبو ديارا النتيجة.", "موديبو ديارا", null)]
    [InlineData("خلفا لمحمد الأمين بوزروق الذي غادر أمس.", "محمد الأمين بوزروق", null)]
    [InlineData("تقول أمينة سالم عبود المعروفة هناك ذلك.", "أمينة سالم عبود", null)]
    [InlineData("تقول مديرة البرامج في الجمعية، تالا نصار.", "تالا نصار", "مديرة البرامج في الجمعية")]
    [InlineData("وقال الوزير سيدي محمد ولد اعل الشيخ، أمس: نحن مستمرون.", "سيدي محمد ولد اعل الشيخ", "الوزير")]
    [InlineData("طالبت النائب عن محافظة الأنبار ناديا خلف الجبوري بتخصيصات.", "ناديا خلف الجبوري", "النائب عن محافظة الأنبار")]
    [InlineData("وقالت نائبة رئيس اللجنة رنا المحامي إن العمل انتهى.", "رنا المحامي", "نائبة رئيس اللجنة")]
    [InlineData("أفادت المتحدثة باسم الهيئة هنادي الأسطل دبور بأن العمل انتهى.", "هنادي الأسطل دبور", "المتحدثة باسم الهيئة")]
    [InlineData("ووعد وزير الإنتاج، كمال الدين أبو سن الأمين، بفتح الممرات.", "كمال الدين أبو سن الأمين", "وزير الإنتاج")]
    [InlineData("وقال رئيس الاتحاد الطيب ود البشير سمعان، أمس: نحن مستمرون.", "الطيب ود البشير سمعان", "رئيس الاتحاد")]
    [InlineData("وقالت الرئيسة التنفيذية للشركة، شيخة بنت سالم المنصوري، أمس: نحن مستمرون.", "شيخة بنت سالم المنصوري", "الرئيسة التنفيذية للشركة")]
    [InlineData("وأشاد مفوض التجارة، السنغالي مامادو لامين سيسوكا، بالخطوة.", "مامادو لامين سيسوكا", "مفوض التجارة")]
    public void Find_PersonAfterTitleOrVerb_HasNameAndRole(string body, string name, string? role)
    {
        var person = Find(body).Where(entity => entity.Type == EntityType.Person).ShouldHaveSingleItem();

        person.Name.ShouldBe(name);
        person.Role.ShouldBe(role);
    }

    [Theory]
    [InlineData("وضعت الشركة حواجز حفاظاً على سلامة الراجلين.")]
    [InlineData("وقالت ربة بيت من حي الزهور إن الماء مقطوع.")]
    [InlineData("وقال معاون المدير إن الماء مقطوع.")]
    [InlineData("ويقول محامون إن الآجال طالت.")]
    [InlineData("ويقول الصناعيون إنهم لن يدفعوا الأجور.")]
    [InlineData("وأضاف للصحفيين أمس أن الثلج يذوب.")]
    public void Find_CommonNounsAfterAVerb_AreNoPerson(string body) => Find(body).ShouldNotContain(entity => entity.Type == EntityType.Person);

    [Fact]
    public void Find_NameInTwoPieces_IsOnePerson()
    {
        var person = Find("كتب الممثل الفاضل بوجمعة على صفحته. وتابع بوجمعة أنه لن يعود.").Where(entity => entity.Type == EntityType.Person).ShouldHaveSingleItem();

        person.Name.ShouldBe("الفاضل بوجمعة");
    }

    [Fact]
    public void Find_DualTitle_GivesEachMinisterHisOwnRole()
    {
        var persons = Persons("وشارك وزيرا الزراعة سامي الخطيب والنقل ليلى حداد في اللقاء.");

        persons.ShouldBe([("سامي الخطيب", "وزير الزراعة"), ("ليلى حداد", "وزير النقل")]);
    }

    [Fact]
    public void Find_SideBeforeADual_GivesTheCountryToBoth()
    {
        var persons = Persons("حضر من الجانب المصري وزيرا الخارجية سامي الخطيب والدفاع ماجد حداد.");

        persons.ShouldBe([("سامي الخطيب", "وزير الخارجية المصري"), ("ماجد حداد", "وزير الدفاع المصري")]);
    }

    [Fact]
    public void Find_SideBeforeAList_GivesTheCountryOfTheRoles()
    {
        var persons = Persons("وشارك عن الجانب العراقي كل من وزير الزراعة سامي الخطيب، ووزير النقل اللواء ماجد أبو زيد.");

        persons.ShouldBe([("سامي الخطيب", "وزير الزراعة العراقي"), ("ماجد أبو زيد", "وزير النقل العراقي")]);
    }

    [Fact]
    public void Find_SurnameOrKunyaOfOnePerson_IsThatPerson()
    {
        var entities = Find("قال المدير نبيل أبو حمدان إن العمل بدأ. وأضاف أبو حمدان أن الكلفة معروفة. وسئل أبا حمدان عن الموعد.");

        var person = entities.Where(entity => entity.Type == EntityType.Person).ShouldHaveSingleItem();
        person.Mentions.Select(mention => mention.Surface).ShouldBe(["نبيل أبو حمدان", "أبو حمدان", "أبا حمدان"]);
    }

    [Fact]
    public void Find_SurnameOfTwoPersons_IsLeftApart()
    {
        var entities = Find("حضر المدير نبيل القرعان والمهندس طارق القرعان. وتحدث القرعان عن المشروع.");

        entities.Where(entity => entity.Type == EntityType.Person && entity.Name.Contains(' ')).Select(entity => entity.Mentions.Count).ShouldBe([1, 1]);
    }

    [Fact]
    public void Find_JoinedAndSplitServantName_IsOnePerson()
    {
        var entities = Find("قال الخبير عبد الكريم المنصوري إن السعر ارتفع. ثم عاد عبدالكريم المنصوري إلى مكتبه.");

        entities.Where(entity => entity.Type == EntityType.Person).ShouldHaveSingleItem().Mentions.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("وصل الوفد إلى بأنقرة", "أنقرة", "أنقرة")]
    [InlineData("عاد من سورية ثم زار سوريا وسوريا", "سورية", "سوريا")]
    [InlineData("أقام في أبو ظبي عاماً", "أبو ظبي", "أبو ظبي")]
    [InlineData("وقع الحريق في بلدية تازرو صباحاً", "تازرو", "تازرو")]
    [InlineData("تعيش العائلة على ضفاف نهر العاصي منذ زمن", "نهر العاصي", "نهر العاصي")]
    public void Find_Place_HasBareName(string body, string first, string name)
    {
        var place = Find(body).Where(entity => entity.Type == EntityType.Location).ShouldHaveSingleItem();

        place.Mentions[0].Surface.ShouldBe(first);
        place.Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("اجتمع الوزير التركي والوفد الليبي مع الصحافيين السوريين")]
    [InlineData("وقعت الشركتان اتفاقات سورية أردنية قديمة")]
    [InlineData("حضر القائم بأعمال السفير الياباني الحفل")]
    [InlineData("وفد وزير كمال بلاده")]
    public void Find_Demonym_IsNoPlace(string body) =>
        Find(body).ShouldNotContain(entity => entity.Type == EntityType.Location);

    [Theory]
    [InlineData("أعلنت وزارة المياه والري الأردنية الخطة.", "وزارة المياه والري الأردنية")]
    [InlineData("قالت هيئة الطيران المدني إن الرحلات مستمرة.", "هيئة الطيران المدني")]
    [InlineData("قررت المحكمة الإدارية العليا التأجيل.", "المحكمة الإدارية العليا")]
    [InlineData("نشر مركز الشمال لدراسات البيئة تقريره.", "مركز الشمال لدراسات البيئة")]
    [InlineData("قالت الخارجية المصرية في بيان إن الزيارة تأجلت.", "الخارجية المصرية")]
    [InlineData("سلّم الجيش العتاد للقوات المسلحة الليبية.", "القوات المسلحة الليبية")]
    [InlineData("انعقد مجلس النواب العراقي اليوم الأحد.", "مجلس النواب العراقي")]
    [InlineData("راسل الأعضاء المجلس الأعلى للسلطة القضائية أمس.", "المجلس الأعلى للسلطة القضائية")]
    [InlineData("وقالت التنسيقية الوطنية لضحايا الحرب إنها مستمرة.", "التنسيقية الوطنية لضحايا الحرب")]
    [InlineData("وعقد مجلس محافظة بابل جلسة طارئة.", "مجلس محافظة بابل")]
    [InlineData("وأعلنت دي بي ورلد توسعة الميناء.", "دي بي ورلد")]
    [InlineData("وعرضت إم بي سي المسلسل أمس.", "إم بي سي")]
    [InlineData("وأعلنت وزارة الصحة والحماية الاجتماعية أنها مستعدة.", "وزارة الصحة والحماية الاجتماعية")]
    [InlineData("وأعلن حزب الكتائب اللبنانية موقفه أمس.", "حزب الكتائب اللبنانية")]
    [InlineData("لجأ السكان إلى مدرسة حلب الثانوية أمس.", "مدرسة حلب الثانوية")]
    [InlineData("وحسب مدير التونسية للكهرباء فإن الربط قريب.", "التونسية للكهرباء")]
    [InlineData("رد رئيس المجلس البلدي لصفاقس على الرسالة.", "المجلس البلدي لصفاقس")]
    [InlineData("ارتفع السهم في السوق المالية القطرية أمس.", "السوق المالية القطرية")]
    [InlineData("زارت المتحدثة باسم منظمة اليونسكو الموقع.", "اليونسكو")]
    // By nothing but the words before the marks.
    [InlineData("وقال المدير لـ«الأفق اليوم» إن العمل انتهى.", "الأفق اليوم")]
    [InlineData("وجاء في بيان تلقته \"أفق الجنوب\" أن العمل انتهى.", "أفق الجنوب")]
    [InlineData("جنيف (الأفق) - قالت المبعوثة إن الطرفين اتفقا.", "الأفق")]
    // Nouns of action, plurals before a genitive, «العام» that is no year, the board of a body.
    [InlineData("رحبت جمعية رعاية المسنين بالقرار.", "جمعية رعاية المسنين")]
    [InlineData("تسلم إدارة مديرية تربية حمص قبل شهر.", "مديرية تربية حمص")]
    [InlineData("وقال رئيس تجمع مزارعي السهل إن الماء مقطوع.", "تجمع مزارعي السهل")]
    [InlineData("وقال عضو لجنة التعليم العام بمجلس النواب إن العمل انتهى.", "لجنة التعليم العام بمجلس النواب")]
    [InlineData("وقالت عضو مجلس إدارة غرفة صناعة الأثاث إن العمل انتهى.", "غرفة صناعة الأثاث")]
    [InlineData("وقال المتحدث باسم كتلة الضفة النيابية إن العمل انتهى.", "كتلة الضفة النيابية")]
    [InlineData("وارتفع سهم «خزف الساحل» عند الإغلاق.", "خزف الساحل")]
    [InlineData("وقال في حديث إلى «أفق الجنوب» إن العمل انتهى.", "أفق الجنوب")]
    // Named for a king, by any word with what it is for, with its seat; a municipality that acts.
    [InlineData("وقعت العقد مع مدينة الملك فهد الطبية أمس.", "مدينة الملك فهد الطبية")]
    [InlineData("نقل إلى مستشفى الملك خالد بالأحساء ليلا.", "مستشفى الملك خالد بالأحساء")]
    [InlineData("درس في جامعة الأمير محمد بن فهد قبل عام.", "جامعة الأمير محمد بن فهد")]
    [InlineData("بحسب شبكة نسائم للأنباء فإن الطريق مغلق.", "شبكة نسائم للأنباء")]
    [InlineData("توصل الاتحاد الجهوي للشغل بصفاقس إلى اتفاق.", "الاتحاد الجهوي للشغل بصفاقس")]
    [InlineData("أضربت نقابة المحامين في طرابلس يومين.", "نقابة المحامين في طرابلس")]
    [InlineData("قررت بلدية حلحول إغلاق الطريق.", "بلدية حلحول")]
    [InlineData("ودعا اتحاد البلديات المحلية اللبنانية إلى اجتماع.", "اتحاد البلديات المحلية اللبنانية")]
    [InlineData("وقالت الشركة العامة لموانئ العراق إن العمل انتهى.", "الشركة العامة لموانئ العراق")]
    // Who employs the one named behind, though on no list; a province's directorate; a new party; a broadcaster; a firm called by ordinary words.
    [InlineData("وأبدت محللة الطيران في أفيوتك لينتو جوليا سالم حذرا.", "أفيوتك لينتو")]
    [InlineData("اجتمع مع مديرية الشباب لولاية وهران أمس.", "مديرية الشباب لولاية وهران")]
    [InlineData("تراجع حزب الوسط الجديد إلى المركز الثاني.", "حزب الوسط الجديد")]
    [InlineData("أظهر استطلاع أجرته هيئة الإذاعة الهولندية ذلك.", "هيئة الإذاعة الهولندية")]
    [InlineData("أعلنت شركة درب السماء الجديدة ذلك. وقالت شركة درب السماء إن العمل انتهى.", "درب السماء")]
    [InlineData("قال المتحدث باسم بلدية الزرقاء إن العمل انتهى.", "بلدية الزرقاء")]
    [InlineData("نفى وكيل البنك المركزي اليمني لقطاع الرقابة ذلك.", "البنك المركزي اليمني")]
    [InlineData("وأوضح متحدث باسم مجموعة بن سالمين التجارية ذلك.", "مجموعة بن سالمين التجارية")]
    [InlineData("ذكر مدير مكتب الصناعة والتجارة في حضرموت ذلك.", "مكتب الصناعة والتجارة في حضرموت")]
    [InlineData("قال رئيس الجمعية التونسية لحرفاء البنوك إن العمل انتهى.", "الجمعية التونسية لحرفاء البنوك")]
    [InlineData("وذكرت الوكالة الوطنية لتثمين موارد المناجم ذلك.", "الوكالة الوطنية لتثمين موارد المناجم")]
    [InlineData("وقال رئيس رابطة مزارعي أشانتو ذلك.", "رابطة مزارعي أشانتو")]
    [InlineData("يصادق مجلس إدارة سوناطراك على الخطة.", "سوناطراك")]
    [InlineData("تعقد قيادة حزب الاستقلال اجتماعا.", "حزب الاستقلال")]
    [InlineData("درس في جامعة القديس يوسف قبل عام.", "جامعة القديس يوسف")]
    [InlineData("افتتحت الوزيرة وحدة في مستشفى الساحل العام فى المدينة.", "مستشفى الساحل العام")]
    [InlineData("أعلنت شركة نواخز للخدمات ذلك. وأفادت نواخز بأن العمل انتهى.", "نواخز للخدمات")]
    [InlineData("وتنفذه شركة هانسوم للإنشاءات الكورية.", "هانسوم للإنشاءات")]
    public void Find_Organization_TakesTheWholeChain(string body, string name) =>
        Find(body).Where(entity => entity.Type == EntityType.Organization).Select(entity => entity.Name).ShouldContain(name);

    [Fact]
    public void Find_MergedArticle_KeepsTokenAndRecordsClitic()
    {
        var entity = Find("قدم الدعم للقوات المسلحة الليبية.").Single(entity => entity.Type == EntityType.Organization);

        entity.Mentions.ShouldHaveSingleItem().ShouldBe(new Mention(10, 32, "للقوات المسلحة الليبية", "لل"));
        entity.Name.ShouldBe("القوات المسلحة الليبية");
    }

    [Fact]
    public void Find_OrganizationInOrganization_GivesBoth()
    {
        var names = Find("زار خبراء مديرية السدود في وزارة الزراعة اللبنانية الموقع.")
            .Where(entity => entity.Type == EntityType.Organization).Select(entity => entity.Name);

        names.ShouldBe(["مديرية السدود في وزارة الزراعة اللبنانية", "وزارة الزراعة اللبنانية"]);
    }

    [Theory]
    [InlineData("دان القاضي المتهم أمام المحكمة الابتدائية بقفصة أمس.", "المحكمة الابتدائية بقفصة")]
    [InlineData("افتتح مركز الفنون التشكيلية بالمنستير أبوابه.", "مركز الفنون التشكيلية بالمنستير")]
    [InlineData("أضرب الاتحاد العام الليبي للعمال يومين.", "الاتحاد العام الليبي للعمال")]
    [InlineData("نشر الديوان الوطني للسياحة والحرف أرقامه.", "الديوان الوطني للسياحة والحرف")]
    [InlineData("قال المكتب الوطني للسلامة الغذائية للمنتجات البحرية إن العينة سليمة.", "المكتب الوطني للسلامة الغذائية للمنتجات البحرية")]
    [InlineData("نقل الجريح إلى المستشفى الجامعي ابن سينا ليلا.", "المستشفى الجامعي ابن سينا")]
    [InlineData("ألغت الخطوط الجوية اليمنية رحلتين.", "الخطوط الجوية اليمنية")]
    [InlineData("قال أمين النقابة العامة للعاملين بالصناعات الخشبية إن العمل انتهى.", "النقابة العامة للعاملين بالصناعات الخشبية")]
    [InlineData("طالبت الجمعية المغربية لمربي النحل بالدعم.", "الجمعية المغربية لمربي النحل")]
    [InlineData("وقعت الهيئة العامة للمنطقة الاقتصادية لقناة السويس العقد.", "الهيئة العامة للمنطقة الاقتصادية لقناة السويس")]
    [InlineData("درس في معهد الحسن الثاني للزراعة قبل سنوات.", "معهد الحسن الثاني للزراعة")]
    [InlineData("يدرس في جامعة الجزائر 2 منذ عام.", "جامعة الجزائر 2")]
    public void Find_WhatFollowsTheChain_IsPartOfTheOrganization(string body, string name) =>
        Find(body).Where(entity => entity.Type == EntityType.Organization).Select(entity => entity.Name).ShouldContain(name);

    [Theory]
    [InlineData("نشر ديوان الامتحانات النتائج على موقعه.", "ديوان الامتحانات")]
    [InlineData("حملت وزارة الثقافة المسؤولية للمتعهد.", "وزارة الثقافة")]
    [InlineData("تعثر الحوار بين وزارة الصحة والحماية المجتمعية والنقابات أمس.", "وزارة الصحة والحماية المجتمعية")]
    [InlineData("رأى أستاذ بجامعة سبها المهدي أغ أماسين أن العمل انتهى.", "جامعة سبها")]
    [InlineData("مثل الوزير أمام مجلس المستشارين للإجابة عن الأسئلة.", "مجلس المستشارين")]
    public void Find_TheObjectOfTheSentence_IsNoPartOfTheOrganization(string body, string name) =>
        Find(body).Where(entity => entity.Type == EntityType.Organization).Select(entity => entity.Name).ShouldContain(name);

    [Theory]
    [InlineData("وصل الوفد إلى الكوت صباحا.", "الكوت", true)]
    [InlineData("سافر أمس إلى إب مع رفاقه.", "إب", true)]
    [InlineData("وقع الاتفاق في أغسطس/آب الماضي.", "آب", false)]
    [InlineData("جال في تونس والكاف وزغوان.", "الكاف", true)]
    [InlineData("وقع الحادث بالحمامات أمس.", "الحمامات", true)]
    [InlineData("رمم العمال الحمامات القديمة.", "الحمامات", false)]
    [InlineData("تقع مدينة صور على البحر.", "صور", true)]
    [InlineData("نشرت الصحيفة ما ورد في صور التقطت ليلا.", "صور", false)]
    [InlineData("وحذر من أن العقبة الوحيدة هي التمويل.", "العقبة", false)]
    [InlineData("ووصلت السفينة إلى ميناء العقبة أمس.", "العقبة", true)]
    [InlineData("ذابت بحيرة جليدية في الجبال.", "بحيرة جليدية", false)]
    [InlineData("ليما/ أعلنت الحكومة الخطة.", "ليما", true)]
    [InlineData("وقالت المديرة بود مدني إن العمل انتهى.", "ود مدني", true)]
    [InlineData("تقع القرية جنوبي العمارة على النهر.", "العمارة", true)]
    [InlineData("يستهدف البرنامج المراجعين في الرياض وجدة والدمام.", "جدة", true)]
    [InlineData("قالت امرأة من أهوار الجبايش ذلك.", "أهوار الجبايش", true)]
    [InlineData("سافر أمس إلى بشار صباحا.", "بشار", true)]
    [InlineData("ذهب أمس إلى بشار الخطيب صباحا.", "بشار", false)]
    public void Find_PlaceThatIsAlsoAWord_NeedsASign(string body, string place, bool found) =>
        Find(body).Any(entity => entity.Type == EntityType.Location && entity.Name == place).ShouldBe(found);

    [Theory]
    [InlineData("قلب الزمالك تأخره إلى فوز. وقال مدرب الزمالك إن الفريق تعب.", "الزمالك", EntityType.Organization)]
    [InlineData("وقع الحريق في الزمالك. وقال مدرب الزمالك إن الفريق تعب.", "الزمالك", EntityType.Location)]
    [InlineData("وقال مدرب العراق إن الفريق تعب.", "العراق", EntityType.Location)]
    public void Find_PlaceOfAClub_IsTheClub(string body, string name, EntityType type) =>
        Find(body).Where(entity => entity.Name == name).ShouldHaveSingleItem().Type.ShouldBe(type);

    [Theory]
    [InlineData("وذكرت منظمة الأغذية والزراعة (الفاو) ذلك. وقالت الفاو إن العمل انتهى.", "منظمة الأغذية والزراعة")]
    [InlineData("بحسب وكالة الأنباء القطرية (قنا)، فإن الاتفاق قريب. ونقلت قنا ذلك.", "وكالة الأنباء القطرية")]
    public void Find_ShortNameInBrackets_IsTheOrganization(string body, string name) =>
        Find(body).Where(entity => entity.Name == name).ShouldHaveSingleItem().Mentions.Count.ShouldBe(3);

    [Fact]
    public void Find_MinistryWithAndWithoutHead_IsOneEntity()
    {
        var ministry = Find("أعلنت وزارة الخارجية القطرية الموعد. وكانت الخارجية القطرية قد نفت ذلك.")
            .Where(entity => entity.Type == EntityType.Organization).ShouldHaveSingleItem();

        ministry.Mentions.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("قال رئيس مجلس إدارة الشركة إن الأرباح ارتفعت.")]
    [InlineData("تعمل لجنة فنية دائمة على الملف.")]
    [InlineData("تأسست شركة خاصة لهذا الغرض.")]
    [InlineData("أغلق الجسر أمام حركة القوارب.")]
    [InlineData("ربط الجسر مركز مدينة الساحل بالقرى.")]
    [InlineData("عاد الفلاح إلى سوق حلب.")]
    [InlineData("تناولت الندوة السياسة الخارجية التركية.")]
    [InlineData("كلف المشروع 4.2 مليار ريال.")]
    [InlineData("ووقف وهو يشير إلى قناة جافة قرب القرية.")]
    [InlineData("تبادل الرسائل مع الشركة الموردة للأجهزة.")]
    [InlineData("وتجمع عشرات المودعين أمام المبنى.")]
    [InlineData("لدينا مدرسة طينية واحدة.")]
    [InlineData("جرت مباحثات بين وزير الدفاع السوري مرهف الخطيب ووفد من الخبراء.")]
    public void Find_BareHeads_AreNoOrganizations(string body) =>
        Find(body).ShouldNotContain(entity => entity.Type == EntityType.Organization);

    [Fact]
    public void Find_EmojiAndVowelSigns_KeepsSpansExact()
    {
        const string body = "🏆🏆 قالَ الوزيرُ سامِر الخطيبُ في عمّانَ إن ذلك صحيح.";

        foreach (var mention in Find(body).SelectMany(entity => entity.Mentions))
            body[mention.Start..mention.End].ShouldBe(mention.Surface);
        Find(body).Select(entity => entity.Name).ShouldBe(["سامِر الخطيبُ", "عمّانَ"]);
    }

    [Fact]
    public void Find_LatinNameInArabic_IsFound()
    {
        var entities = Find("كشفت شركة Blue Heron عن المنصة، وقال David Miller إن السعر ثابت، وأضافت Blue أن البيع بدأ.");

        entities.Where(entity => entity.Type == EntityType.Organization).ShouldHaveSingleItem().Name.ShouldBe("Blue Heron");
        entities.Where(entity => entity.Type == EntityType.Person).ShouldHaveSingleItem().Name.ShouldBe("David Miller");
    }

    private static IReadOnlyList<Entity> Find(string body) => Sut.Find(AnalyzedText.Of(body), "ar");

    private static IEnumerable<(string, string?)> Persons(string body) =>
        Find(body).Where(entity => entity.Type == EntityType.Person).Select(entity => (entity.Name, entity.Role));
}
