using System.Globalization;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Dates;

public sealed class DateFinderTests
{
    // Sunday.
    private static readonly DateOnly Published = new(2025, 10, 12);

    // Expected: every date of the text as surface=value, in order, "!" where its parts disagree.
    [Theory]
    // Day words, with and without a weekday.
    [InlineData("وصل الوفد اليوم الأحد إلى عمّان.", "اليوم الأحد=2025-10-12")]
    [InlineData("عُقد اللقاء أمس السبت في القصر.", "أمس السبت=2025-10-11")]
    [InlineData("عُقد اللقاء مساء أمس السبت في القصر.", "أمس السبت=2025-10-11")]
    [InlineData("افتتح المعرض صباح اليوم بحضور كبير.", "اليوم=2025-10-12")]
    [InlineData("اجتمعا أول من أمس الجمعة في باريس.", "أول من أمس الجمعة=2025-10-10")]
    [InlineData("اجتمعا أول أمس في باريس.", "أول أمس=2025-10-10")]
    [InlineData("تبدأ المحادثات غداً الاثنين في جنيف.", "غداً الاثنين=2025-10-13")]
    [InlineData("تبدأ المحادثات غدًا.", "غدًا=2025-10-13")]
    [InlineData("تصل السفينة بعد غد الثلاثاء.", "بعد غد الثلاثاء=2025-10-14")]
    [InlineData("اندلع الحريق بالأمس قرب الميناء.", "الأمس=2025-10-11")]
    [InlineData("قُصفت القرية الليلة الماضية مرتين.", "الليلة الماضية=2025-10-11")]
    // A weekday that disagrees wins, and the conflict is kept.
    [InlineData("استقبل الرئيس اليوم السبت سفيراً جديداً.", "اليوم السبت=2025-10-11!")]
    [InlineData("استقبل الرئيس أمس الجمعة سفيراً جديداً.", "أمس الجمعة=2025-10-10!")]
    // «اليوم» as a noun or in a name is no date.
    [InlineData("كتبت صحيفة المصري اليوم عن اليوم العالمي للشجرة.", "")]
    [InlineData("وفي اليوم التالي هدأت العاصفة.", "")]
    // Weekdays.
    [InlineData("وافق المجلس على العرض الخميس الماضي.", "الخميس الماضي=2025-10-09")]
    [InlineData("تُجرى القرعة الأربعاء المقبل.", "الأربعاء المقبل=2025-10-15")]
    [InlineData("تُجرى القرعة الأحد المقبل.", "الأحد المقبل=2025-10-19")]
    [InlineData("وقع الحادث الأحد الماضي.", "الأحد الماضي=2025-10-05")]
    [InlineData("وقّع الطرفان الاتفاق يوم الجمعة.", "الجمعة=2025-10-10")]
    [InlineData("ومن المقرر أن تُفتح المدارس يوم الثلاثاء.", "الثلاثاء=2025-10-14")]
    [InlineData("سيغادر الوفد الخميس إلى تونس.", "الخميس=2025-10-16")]
    [InlineData("أدى المئات صلاة الجمعة في الساحة.", "")]
    [InlineData("ينتظر ضيوفه الأربعة القادمين في الفندق.", "")]
    // Months by their four sets, and pairs.
    [InlineData("وقّعا في أغسطس/آب الماضي مذكرة.", "أغسطس/آب الماضي=2025-08")]
    [InlineData("وقّعا في آب (أغسطس) الماضي مذكرة.", "آب (أغسطس) الماضي=2025-08")]
    [InlineData("يُفتتح الجسر في كانون الثاني المقبل.", "كانون الثاني المقبل=2026-01")]
    [InlineData("هطلت الأمطار في تشرين الثاني الماضي.", "تشرين الثاني الماضي=2024-11")]
    [InlineData("تراجعت الأسعار منذ شباط.", "شباط=2025-02")]
    [InlineData("اندلعت الحرائق في جويلية الماضي.", "جويلية الماضي=2025-07")]
    [InlineData("انطلق الموسم في 14 أوت 2024.", "14 أوت 2024=2024-08-14")]
    [InlineData("تولى المهمة في غشت الماضي.", "غشت الماضي=2025-08")]
    [InlineData("يقام المهرجان يوم السبت 8 نونبر.", "السبت 8 نونبر=2025-11-08")]
    [InlineData("يقام المهرجان يوم الأحد 8 نونبر.", "الأحد 8 نونبر=2025-11-08!")]
    [InlineData("اتفقا في أغسطس/تموز الماضي.", "أغسطس/تموز الماضي=2025-08!")]
    [InlineData("قال أب لثلاثة أطفال إن منزله هُدم.", "")]
    [InlineData("مارس اللاعب الرياضة طويلاً.", "")]
    [InlineData("زار المعرض وسط مارس الذي شهد أمطاراً.", "")]
    [InlineData("قال حميد شباط إن حزبه مستعد.", "")]
    // Day, month, year; both digit sets; ordinals.
    [InlineData("تأسست في ٢٨ أكتوبر ٢٠٠٣م.", "٢٨ أكتوبر ٢٠٠٣م=2003-10-28")]
    [InlineData("الأيام الثلاثة المقبلة هي الأصعب.", "الأيام الثلاثة المقبلة=")]
    // A pair of weekdays moves together; a forecast and an agreement look ahead.
    [InlineData("وتوقعت هيئة الأرصاد أمطاراً بين الثلاثاء والخميس.", "الثلاثاء=2025-10-14|الخميس=2025-10-16")]
    [InlineData("واستمر المعرض بين الجمعة والاثنين.", "الجمعة=2025-10-10|الاثنين=2025-10-13")]
    [InlineData("وتأجل الاجتماع، على أن تعود اللجنة إلى الانعقاد الثلاثاء.", "الثلاثاء=2025-10-14")]
    [InlineData("وتوقع البنك، الجمعة، أن ينمو الاقتصاد.", "الجمعة=2025-10-10")]
    // Titles and names of halls.
    [InlineData("من دراسة بعنوان «مدن الغد»، وأخرى عن صباح الغد.", "الغد=2025-10-13")]
    [InlineData("لعب الفريق في قاعة 17 فبراير مباراته.", "")]
    [InlineData("تنتهي المهلة في الأول من ديسمبر المقبل.", "الأول من ديسمبر المقبل=2025-12-01")]
    [InlineData("تنتهي المهلة في الرابع من تشرين الثاني.", "الرابع من تشرين الثاني=2025-11-04")]
    [InlineData("وقع الزلزال في الحادي عشر من أيلول.", "الحادي عشر من أيلول=2025-09-11")]
    [InlineData("وقع الزلزال في الثاني والعشرين من يوليو عام 2019.", "الثاني والعشرين من يوليو عام 2019=2019-07-22")]
    [InlineData("بدأ الإغلاق في 19 من الشهر الجاري.", "19 من الشهر الجاري=2025-10-19")]
    [InlineData("ينعقد المؤتمر في الخامس من الشهر المقبل.", "الخامس من الشهر المقبل=2025-11-05")]
    [InlineData("يلتقيان الثلاثاء 14 الجاري.", "الثلاثاء 14 الجاري=2025-10-14")]
    [InlineData("وُقّع في 15 مايو من العام الماضي.", "15 مايو من العام الماضي=2024-05-15")]
    [InlineData("استمر بين 3 و5 مايو 2024 بلا توقف.", "3 و5 مايو 2024=2024-05-03..2024-05-05")]
    [InlineData("وُلد في 31 فبراير 2020.", "31 فبراير 2020=")]
    // ISO and other numeric dates; digits that are none.
    [InlineData("نُشر التقرير بتاريخ 2025-03-07 على الموقع.", "2025-03-07=2025-03-07")]
    [InlineData("نُشر التقرير بتاريخ 07/03/2025 على الموقع.", "07/03/2025=2025-03-07")]
    [InlineData("نُشر التقرير بتاريخ 7.3.2025 على الموقع.", "7.3.2025=2025-03-07")]
    [InlineData("للاتصال: 0113-22-2025 أو 06-12-2024-55.", "")]
    [InlineData("فاز الفريق 3-1 بعدما سدد 35٪ من الكرات، وباع 2000 تذكرة بسعر 2019 ديناراً.", "")]
    // Years, months, weeks.
    [InlineData("تأسست الشركة عام ١٩٩٨ في دبي.", "عام ١٩٩٨=1998")]
    [InlineData("أعلى مستوى منذ 2019 بحسب البنك.", "2019=2019")]
    [InlineData("ارتفع العدد مقارنة بالفترة ذاتها من 2024.", "2024=2024")]
    [InlineData("ارتفع العدد مقارنة بالفترة نفسها من 2024.", "2024=2024")]
    [InlineData("بلغ العدد هذا العام ألفاً، مقارنة بالعام الماضي.", "هذا العام=2025|العام الماضي=2024")]
    [InlineData("تُطرح النسخة الشهر المقبل.", "الشهر المقبل=2025-11")]
    [InlineData("يزور القاهرة الأسبوع المقبل.", "الأسبوع المقبل=")]
    [InlineData("يُنجز المشروع مطلع يناير المقبل.", "مطلع يناير المقبل=2026-01")]
    [InlineData("يُنجز المشروع بحلول نهاية العام.", "نهاية العام=2025")]
    [InlineData("اندلعت في صيف 2023 حرائق.", "صيف 2023=2023")]
    [InlineData("دعا الأمين العام الحالي إلى التهدئة.", "")]
    [InlineData("ارتفع العدد إلى 2019 إصابة في 2020 بعد أن كان 1950 شخصاً.", "2020=2020")]
    [InlineData("تصدر النتائج بحلول الخميس.", "الخميس=2025-10-16")]
    [InlineData("يكتمل العمل في نهاية عام 2026 أو خلال الربع الأول من العام المقبل.", "عام 2026=2026|العام المقبل=2026")]
    [InlineData("زادت الحرائق في السنوات الأخيرة وخلال الفترة الماضية.", "السنوات الأخيرة=|الفترة الماضية=")]
    [InlineData("يسري القرار حتى نهاية الشهر الجاري.", "الشهر الجاري=2025-10")]
    [InlineData("وقع الانفجار فجر الجمعة 3 يناير 2025.", "الجمعة 3 يناير 2025=2025-01-03")]
    [InlineData("ارتفع السعر من 2000 إلى 2500 دولار، وبيع بين 2010 و2050 دولاراً.", "")]
    [InlineData("قُبل 2019 طالباً في الصفحة 2020 من السجل، والمادة 12 من القانون.", "")]
    [InlineData("للاتصال على الرقم 2025-10-1234 أو 00963112025.", "")]
    [InlineData("يبدأ العرض الساعة 3 م وينتهي الساعة 10:30 ص.", "")]
    [InlineData("وصل في الساعة 5 من مساء أمس.", "أمس=2025-10-11")]
    [InlineData("غادر قبل ٣ أيام.", "قبل ٣ أيام=2025-10-09")]
    [InlineData("يُعلن القرار في المستقبل القريب.", "المستقبل القريب=")]
    [InlineData("غداً نرتاح، والأربعاء نبدأ من جديد.", "غداً=2025-10-13|الأربعاء=2025-10-15")]
    [InlineData("استقر سعر الصرف خلال موسم 2024/2025 وفي 48 ساعة.", "")]
    // Distances.
    [InlineData("غادر البلاد قبل ثلاثة أيام.", "قبل ثلاثة أيام=2025-10-09")]
    [InlineData("غادر البلاد قبل 11 يوماً.", "قبل 11 يوماً=2025-10-01")]
    [InlineData("غادر البلاد قبل شهرين.", "قبل شهرين=2025-08")]
    // How long, not when.
    [InlineData("يقيم هناك منذ عامين.", "")]
    [InlineData("نعود بقوارب فارغة منذ ثلاث سنوات، فأين كنتم؟", "")]
    [InlineData("انتظروا كل هذه السنين.", "")]
    [InlineData("يخسرون مليون ريال في اليوم.", "")]
    [InlineData("ينتظرون الحل منذ أسابيع.", "منذ أسابيع=")]
    [InlineData("زارها قبل عدة أشهر.", "قبل عدة أشهر=")]
    [InlineData("رحل قبل عام ونصف.", "قبل عام=")]
    [InlineData("انسحب المرشح قبل يومين من الانتخابات.", "قبل يومين=2025-10-10")]
    [InlineData("توفي المرشح قبل يومين من الانتخابات.", "")]
    [InlineData("حذرت البلدية قبل يومين من موجة حر.", "قبل يومين=2025-10-10")]
    [InlineData("توفي الجريح بعد يومين.", "")]
    [InlineData("استمر الحصار ثلاثة أيام، وعمر الضحية 29 عاماً.", "")]
    [InlineData("يغلق الطريق منذ يوم الجمعة.", "الجمعة=2025-10-10")]
    [InlineData("هو محتجز منذ نحو 500 يوم، ومريض منذ أشهر.", "منذ نحو 500 يوم=|منذ أشهر=")]
    [InlineData("سيزداد الضغط يوماً بعد يوم.", "")]
    [InlineData("انتهت المباراة صفر-صفر بعد كرة من باب المرمى.", "")]
    [InlineData("التقى زعيم الحزب دي مايو.", "")]
    // Left open on purpose.
    [InlineData("وفي وقت سابق أعلنت الوزارة ذلك.", "وقت سابق=")]
    [InlineData("تصدر النتائج قريباً.", "قريباً=")]
    [InlineData("جاء السعر قريباً من التوقعات.", "")]
    [InlineData("تتحسن الحال خلال الأيام القليلة المقبلة.", "الأيام القليلة المقبلة=")]
    // Names.
    [InlineData("أقيم اللقاء في ملعب 5 جويلية.", "")]
    [InlineData("يسكن بمدينة السادس من أكتوبر قرب شارع 26 يوليو.", "")]
    [InlineData("شارك في ثورة 25 يناير.", "")]
    // The deadline lies ahead; «بعد اليوم» and «لاحقاً» name no day.
    [InlineData("تحتاج الوزارة إلى المال قبل نهاية كانون الأول.", "نهاية كانون الأول=2025-12")]
    [InlineData("لن نسكت بعد اليوم على ما جرى.", "")]
    [InlineData("يعلن موعد الرحلات لاحقاً.", "لاحقاً=")]
    [InlineData("نما الاقتصاد بعد انهيار 2019.", "2019=2019")]
    // One month by two names without a mark between them; a half, a week and an hour are no days; the month named last.
    [InlineData("جنيف 8 أكتوبر تشرين الأول (الأفق) - بدأت المحادثات.", "8 أكتوبر تشرين الأول=2025-10-08")]
    [InlineData("جرى التبادل في أبريل نيسان 2023 وشمل المئات.", "أبريل نيسان 2023=2023-04")]
    [InlineData("يبدأ الإنتاج في النصف الثاني من يونيو المقبل.", "النصف الثاني من يونيو المقبل=2026-06")]
    [InlineData("انعقد الملتقى في الأسبوع الأول من مارس الماضي.", "الأسبوع الأول من مارس الماضي=2025-03")]
    [InlineData("وصل في وقت متأخر من الليل.", "")]
    [InlineData("لعب في 29 نوفمبر 2024 ثم في 30 من الشهر ذاته.", "29 نوفمبر 2024=2024-11-29|30 من الشهر ذاته=2024-11-30")]
    [InlineData("خصصت موازنة 2024 للترميم.", "2024=2024")]
    [InlineData("سيفتح الطريق قبل حلول الخميس.", "الخميس=2025-10-16")]
    public void Find_ArabicExpression_GivesSurfaceAndValue(string body, string expected) => Write(Find(body)).ShouldBe(expected);

    [Theory]
    [InlineData("He was charged on Tuesday in Boston.", "Tuesday=2025-10-07")]
    [InlineData("He was charged on Sunday in Boston.", "Sunday=2025-10-12")]
    [InlineData("The court will rule on Friday.", "Friday=2025-10-17")]
    [InlineData("They met yesterday and will meet tomorrow.", "yesterday=2025-10-11|tomorrow=2025-10-13")]
    [InlineData("The bridge fell last October.", "last October=2024-10")]
    [InlineData("The plant opened in March.", "March=2025-03")]
    [InlineData("The plant opens next March.", "next March=2026-03")]
    [InlineData("The storm of Nov. 9, 2023 cut the road.", "Nov. 9, 2023=2023-11-09")]
    [InlineData("On Thursday, March 6, 2025, the bank closed.", "Thursday, March 6, 2025=2025-03-06")]
    [InlineData("On Friday, March 6, 2025, the bank closed.", "Friday, March 6, 2025=2025-03-06!")]
    [InlineData("The report is due on April 8.", "April 8=2026-04-08")]
    [InlineData("He was born on the 3rd of May 1984.", "3rd of May 1984=1984-05-03")]
    [InlineData("It ran from 12-15 September 2024.", "12-15 September 2024=2024-09-12..2024-09-15")]
    [InlineData("Prices have risen since 2019 and may fall by 2028.", "2019=2019|2028=2028")]
    [InlineData("Results are expected next year, not this month.", "next year=2026|this month=2025-10")]
    [InlineData("He left two days ago.", "two days ago=2025-10-10")]
    [InlineData("He left a year ago.", "a year ago=2024")]
    [InlineData("The pool will reopen later this summer.", "later this summer=")]
    [InlineData("Fires have grown in recent years.", "recent years=")]
    [InlineData("He may march on Sat and the sun will shine.", "")]
    [InlineData("Theresa May said that May was right; a study by May followed.", "")]
    [InlineData("They will dive on 1 May; it opened in May.", "1 May=2026-05-01|May=2025-05")]
    [InlineData("The August company sold in 2000 homes at $2,019.", "")]
    [InlineData("The report of 03/04/2025 was revised on 25/12/2024.", "03/04/2025=2025|25/12/2024=2024-12-25")]
    [InlineData("The bill is due by Friday, not by mid-March.", "Friday=2025-10-17|mid-March=2026-03")]
    [InlineData("It opened in spring 2023 and closes at the end of 2026.", "spring 2023=2023|2026=2026")]
    [InlineData("Early next week or in the coming months he may return.", "Early next week=|coming months=")]
    [InlineData("It sold between 2000 and 2050 homes, and prices rose from 2000 to 2500 dollars.", "")]
    [InlineData("\"Tomorrow we rest, and on Wednesday we start again,\" he said late on Sunday.", "Tomorrow=2025-10-13|Wednesday=2025-10-15|Sunday=2025-10-12")]
    [InlineData("The talks are set for 5 p.m. on Monday, Oct. 20.", "Monday, Oct. 20=2025-10-20")]
    [InlineData("Results are expected in the near future.", "the near future=")]
    [InlineData("Music of the 1990s, page 2019, on Black Friday.", "")]
    // The nearer verb decides which way a weekday looks.
    [InlineData("The economy will grow, the bank said on Friday.", "Friday=2025-10-10")]
    [InlineData("The bank said it will meet on Friday.", "Friday=2025-10-17")]
    [InlineData("The new season begins on Saturday.", "Saturday=2025-10-18")]
    [InlineData("Talks resume on Saturday, a holiday.", "Saturday=2025-10-18")]
    [InlineData("It is my last year at school.", "")]
    [InlineData("She told them that a vigil would be held Thursday.", "Thursday=2025-10-16")]
    [InlineData("No rain has come since the floods of 2022.", "2022=2022")]
    [InlineData("The case will be heard at a later date.", "a later date=")]
    [InlineData("She said they would file a petition on Thursday.", "Thursday=2025-10-16")]
    public void Find_EnglishExpression_GivesSurfaceAndValue(string body, string expected) => Write(Find(body)).ShouldBe(expected);

    [Theory]
    [InlineData("السبت ٢ ربيع الآخر ١٤٤٦هـ الموافق ٥ أكتوبر ٢٠٢٤م", "2024-10-05", false)]
    [InlineData("10 محرم 1447هـ (5 يوليو 2025)", "2025-07-05", false)]
    [InlineData("22 ربيع الآخر 1447هـ الموافق 30 أكتوبر 2025م", "2025-10-30", true)]
    [InlineData("الأول من رمضان 1446هـ", "2025-03-01", false)]
    [InlineData("رمضان 1446", "2025-03", false)]
    [InlineData("شوال 1446", "2025-03", false)]
    [InlineData("20/4/1447هـ الموافق 12/10/2025م", "2025-10-12", false)]
    [InlineData("1447/04/20هـ", "2025-10-12", false)]
    [InlineData("الأحد 21 ربيع الآخر 1447هـ", "2025-10-12", false)]
    [InlineData("12 أكتوبر 2025م الموافق 20 ربيع الآخر 1447هـ", "2025-10-12", false)]
    public void Find_HijriDate_IsOneDateWithGregorianValue(string expression, string? value, bool conflict)
    {
        var date = Find("صدر القرار في " + expression + " عن الديوان.").ShouldHaveSingleItem();

        date.Surface.ShouldBe(expression);
        date.Value.ShouldBe(value);
        date.Conflict.ShouldBe(conflict);
    }

    [Fact]
    public void Find_TwoYearsOfOneUnit_IsARange() =>
        Write(Find("استمرت بين عامي 2011 و2015 في المدينة.")).ShouldBe("عامي 2011 و2015=2011..2015");

    [Fact]
    public void Find_DayWordInQuotation_CountsFromTheUtterance() =>
        Write(Find("وقال المدرب، أمس السبت، إن \"الفريق سيسافر غداً إلى الرباط\".")).ShouldBe("أمس السبت=2025-10-11|غداً=2025-10-12");

    [Fact]
    public void Find_DayWordInQuotationBesideADayOfSomethingElse_CountsFromPublication() =>
        Write(Find("بعد خسارة السبت في الملعب الكبير أمام الضيوف الذين حضروا بأعداد كبيرة من كل المدن، ختم المدرب بالقول: «نسافر غداً إلى الرباط».")).ShouldBe("السبت=2025-10-11|غداً=2025-10-13");

    [Fact]
    public void Find_DayWordInQuotationWithDayBehind_CountsFromTheUtterance() =>
        Write(Find("\"We will vote tomorrow,\" she said on Friday.")).ShouldBe("tomorrow=2025-10-11|Friday=2025-10-10");

    [Fact]
    public void Find_DayWordInQuotationWithoutDayOfUtterance_CountsFromPublication() =>
        Write(Find("وقال المدرب: «نسافر غداً إلى الرباط».")).ShouldBe("غداً=2025-10-13");

    [Theory]
    [InlineData("وصل أمس السبت، والموعد في 6 أكتوبر، وقبل يومين، والشهر المقبل.")]
    [InlineData("He left yesterday, on Tuesday, in March and two days ago.")]
    public void Find_WithoutPublicationDate_LeavesRelativeDatesOpen(string body)
    {
        var dates = DateFinder.Find(AnalyzedText.Of(body), null);

        dates.Count.ShouldBe(4);
        dates.ShouldAllBe(date => date.Value == null && date.Granularity == DateGranularity.Unknown);
    }

    [Fact]
    public void Find_WithoutPublicationDate_ResolvesAbsoluteDates() =>
        Write(DateFinder.Find(AnalyzedText.Of("في 6 أكتوبر 2024 وعام 2020."), null)).ShouldBe("6 أكتوبر 2024=2024-10-06|عام 2020=2020");

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    public void Find_OtherCalendarCulture_GivesTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Write(Find("أمس السبت، ومنذ عام 2019، وفي 7 مايو.")).ShouldBe("أمس السبت=2025-10-11|عام 2019=2019|7 مايو=2025-05-07");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d اليوم \udd34 أمس السبت 🔴 غداً")]
    [InlineData("قبل 99999999 عاماً ومنذ 0 أيام و30 30 30 / / - 1-1-1 2025-13-45 00/00/0000")]
    [InlineData("May May May, 3 3 3 May 99 31 31/31/2031 of of the the last last this next")]
    public void Find_AnyText_StaysInBounds(string body)
    {
        foreach (var published in new DateOnly?[] { null, DateOnly.MinValue, DateOnly.MaxValue, Published })
        {
            var end = 0;
            foreach (var date in DateFinder.Find(AnalyzedText.Of(body), published))
            {
                date.Start.ShouldBeGreaterThanOrEqualTo(end);
                body[date.Start..date.End].ShouldBe(date.Surface);
                end = date.End;
            }
        }
    }

    private static IReadOnlyList<DateMention> Find(string body) => DateFinder.Find(AnalyzedText.Of(body), Published);

    private static string Write(IReadOnlyList<DateMention> dates) =>
        string.Join('|', dates.Select(date => $"{date.Surface}={date.Value}{(date.EndValue is null ? "" : ".." + date.EndValue)}{(date.Conflict ? "!" : "")}"));
}
