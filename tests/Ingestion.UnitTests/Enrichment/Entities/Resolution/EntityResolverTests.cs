using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities.Resolution;

public sealed class EntityResolverTests
{
    private static readonly EntityFinder Sut = new();

    [Theory]
    [InlineData("ar", "أعلنت وزارة الخارجية القطرية الموعد. وكانت الخارجية القطرية قد نفت ذلك.", EntityType.Organization, "وزارة الخارجية القطرية", "الخارجية القطرية")]
    [InlineData("ar", "قررت محكمة الاستئناف الإدارية التأجيل. وكانت محكمة الاستئناف قد استمعت إلى الشهود.", EntityType.Organization, "محكمة الاستئناف الإدارية", "محكمة الاستئناف")]
    [InlineData("ar", "قالت يونيسف إن الوضع صعب. ونشرت اليونيسف بياناً.", EntityType.Organization, "يونيسف", "اليونيسف")]
    [InlineData("ar", "قال الخبير عبد الكريم المنصوري إن السعر ارتفع. ثم عاد عبدالكريم المنصوري.", EntityType.Person, "عبد الكريم المنصوري", "عبدالكريم المنصوري")]
    [InlineData("ar", "وصل وزير الدفاع يشار غولر. والتقى الوزير يشار جولر نظيره.", EntityType.Person, "يشار غولر", "يشار جولر")]
    [InlineData("ar", "زار الوفد سورية. ثم غادر سوريا. وعاد إلى سورية.", EntityType.Location, "سورية", "سوريا")]
    [InlineData("ar", "وصل الوفد إلى أميركا. وتربط الولايات المتحدة بالمنطقة علاقات. وغادر الولايات المتحدة.", EntityType.Location, "الولايات المتحدة", "أميركا")]
    [InlineData("en", "The World Health Organization (WHO) agreed. Later WHO published it.", EntityType.Organization, "World Health Organization", "WHO")]
    [InlineData("en", "The Coastal Trade Authority objected. CTA will appeal, the Coastal Trade Authority said.", EntityType.Organization, "Coastal Trade Authority", "CTA")]
    public void Find_FormsOfOneThing_AreOneEntity(string language, string body, EntityType type, string name, string alias)
    {
        var entity = Find(body, language).Where(entity => entity.Type == type).ShouldHaveSingleItem();

        entity.Name.ShouldBe(name);
        entity.Aliases.ShouldBe([alias]);
    }

    [Fact]
    public void Find_AbbreviationInBrackets_IsTheOrganizationWhereverItStands()
    {
        var entity = Find("أعلن الاتحاد الدولي لكرة القدم (إيكاب) القرار. وقال إيكاب إنه نهائي.").Where(found => found.Type == EntityType.Organization).ShouldHaveSingleItem();

        entity.Name.ShouldBe("الاتحاد الدولي لكرة القدم");
        entity.Mentions.Select(mention => mention.Surface).ShouldBe(["الاتحاد الدولي لكرة القدم", "إيكاب", "إيكاب"]);
    }

    [Theory]
    [InlineData("التقت وزارة الدفاع التركية وفداً من وزارة الدفاع السورية. وقالت وزارة الدفاع السورية إن اللقاء جيد.", 2)]
    [InlineData("زار خبراء مديرية السدود في وزارة الزراعة اللبنانية الموقع. وقالت وزارة الزراعة اللبنانية إنه آمن.", 2)]
    [InlineData("حضر المدير نبيل القرعان والمهندس طارق القرعان اللقاء.", 2)]
    [InlineData("قال المدير سالم الحداد إن العمل بدأ. ورد المهندس سليم الحداد عليه.", 2)]
    public void Find_DifferentThings_StayApart(string body, int count) =>
        Find(body).Count(entity => entity.Type is EntityType.Person or EntityType.Organization).ShouldBe(count);

    [Fact]
    public void Find_KunyaThatIsAPlace_IsThePlace() =>
        Find("قال نبيل أبو حمدان إنه يقيم في أبو ظبي.").Select(entity => (entity.Type, entity.Name)).ShouldBe([(EntityType.Person, "نبيل أبو حمدان"), (EntityType.Location, "أبو ظبي")]);

    [Theory]
    [InlineData("قال وزير الصحة الأردني سامر العبادي إن الحملة مستمرة.", "JO")]
    [InlineData("وشارك عن الجانب العراقي كل من وزير الزراعة سامي الخطيب، ووزير النقل ماجد أبو زيد.", "IQ")]
    [InlineData("حضر من الجانب المصري وزيرا الخارجية سامي الخطيب والدفاع ماجد حداد.", "EG")]
    [InlineData("قال وزير المالية سامر العبادي إن الحملة مستمرة.", null)]
    public void Find_Role_HasItsCountryWhereStated(string body, string? country) =>
        Find(body).Where(entity => entity.Type == EntityType.Person).ShouldAllBe(person => person.RoleCountry == country);

    [Theory]
    [InlineData("زار الوفد تركيا أمس.", "TR")]
    [InlineData("وصل إلى عمّان صباحاً.", "JO")]
    [InlineData("عبر الوفد نهر العاصي أمس.", null)]
    public void Find_Place_HasItsCountryWhereKnown(string body, string? country) =>
        Find(body).Where(entity => entity.Type == EntityType.Location).ShouldHaveSingleItem().Country.ShouldBe(country);

    [Fact]
    public void Find_ManyNames_StaysWithinItsPairs()
    {
        // Far more names than the rules that compare pairs take on; a list of one name a sentence.
        var body = string.Concat(Enumerable.Range(0, 3000).Select(i => $"قال محمد ال{(char)('ب' + (i % 8))}{(char)('د' + (i / 8 % 8))}{(char)('ع' + (i / 64 % 8))}{(char)('ف' + (i / 512 % 8))}ي إن العمل بدأ. "));

        Find(body).Count.ShouldBeGreaterThan(300);
    }

    private static IReadOnlyList<Entity> Find(string body, string language = "ar") => Sut.Find(AnalyzedText.Of(body), language);
}
