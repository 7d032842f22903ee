using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities;

public sealed class EnglishEntityTests
{
    private static readonly EntityFinder Sut = new();

    [Theory]
    [InlineData("Dr. Helena Marsh spoke first.", "Helena Marsh")]
    [InlineData("The pilot, Oren T. Valdez, 44, was not hurt.", "Oren T. Valdez")]
    [InlineData("Her lawyer, Priya Nair, declined to comment.", "Priya Nair")]
    [InlineData("Marlon Quist Jr., who runs the firm, agreed.", "Marlon Quist Jr.")]
    [InlineData("Egyptian President Tarek Al-Masri left early.", "Tarek Al-Masri")]
    [InlineData("Sanne van Oosterhout, an epidemiologist, was not sure.", "Sanne van Oosterhout")]
    // British offices; an office behind a party; "Operating" is part of the office.
    [InlineData("Coun Jill Harrow-Reed was sorry.", "Jill Harrow-Reed")]
    [InlineData("The letter was sent by Cllr Jill Harrow.", "Jill Harrow")]
    [InlineData("Supt Alan Mears left early.", "Alan Mears")]
    [InlineData("Rev Thomas Ashe left early.", "Thomas Ashe")]
    [InlineData("Chief Operating Officer Dana Whitlock left early.", "Dana Whitlock")]
    [InlineData("\"It is over,\" said Tomas Sheriff, an analyst at the bank.", "Tomas Sheriff")]
    [InlineData("Later Pieter van der Holst, who started the firm, agreed.", "Pieter van der Holst")]
    [InlineData("Annelinde Terpstra-Bolt of the union said so.", "Annelinde Terpstra-Bolt")]
    public void Find_Person_WithoutTitle(string body, string name) =>
        Names(body, EntityType.Person).ShouldBe([name]);

    [Theory]
    [InlineData("Papers were filed in U.S. District Court on Monday.", "U.S. District Court")]
    [InlineData("The work was done at the University of Larkton.", "University of Larkton")]
    [InlineData("Shares of Bluewater Ferries Inc. fell.", "Bluewater Ferries Inc.")]
    [InlineData("The Department of Health and Human Services agreed.", "Department of Health and Human Services")]
    [InlineData("It asked the Welsh Government for help.", "Welsh Government")]
    [InlineData("It asked the Fire and Disaster Management Agency for help.", "Fire and Disaster Management Agency")]
    [InlineData("She worked for Tarn & Sykes until May.", "Tarn & Sykes")]
    [InlineData("A report by the Institute for Fiscal Research was read.", "Institute for Fiscal Research")]
    [InlineData("Pupils of St Brannock's Primary School sang.", "St Brannock's Primary School")]
    // Who employs somebody, what a firm is called without the word for it, a kind in small letters before the name.
    [InlineData("Carter Holroyd analyst Maria Sand cut her rating.", "Carter Holroyd")]
    [InlineData("She works for Carter Holroyd in May.", "Carter Holroyd")]
    [InlineData("It was built by the contractor Carter Holroyd in May.", "Carter Holroyd")]
    [InlineData("Shares of Harlow Vance Bancorp fell. Harlow Vance declined to comment.", "Harlow Vance Bancorp")]
    [InlineData("It was put to Westmorland and Furness Council in May.", "Westmorland and Furness Council")]
    [InlineData("The results came from the Electoral Commission for Sierra Leone in May.", "Electoral Commission for Sierra Leone")]
    [InlineData("It was run by University Hospitals of Larkton Bay NHS Foundation Trust in May.", "University Hospitals of Larkton Bay NHS Foundation Trust")]
    [InlineData("It asked the National Disaster Risk Reduction and Management Council for help.", "National Disaster Risk Reduction and Management Council")]
    public void Find_Organization_WithoutArticle(string body, string name) =>
        Names(body, EntityType.Organization).ShouldBe([name]);

    [Theory]
    [InlineData("They sailed across Cardigan Bay in May.", "Cardigan Bay")]
    [InlineData("CAIRO — Talks began.", "CAIRO")]
    [InlineData("The boat sank near Cape Torrin.", "Cape Torrin")]
    [InlineData("London's mayor agreed.", "London")]
    public void Find_Place_IsFound(string body, string name) =>
        Names(body, EntityType.Location).ShouldBe([name]);

    [Theory]
    [InlineData("Federal prosecutors and Turkish officials met on Tuesday in October.")]
    [InlineData("Seagrass grows slowly. Critics disagree.")]
    [InlineData("The South African team won.")]
    [InlineData("They won the Stanley Cup after the World War and flew an F-86 Sabre on New Year's Day.")]
    public void Find_CapitalsThatNameNobody_AreLeft(string body) =>
        Sut.Find(AnalyzedText.Of(body), "en").ShouldAllBe(entity => entity.Type == EntityType.Event);

    [Theory]
    [InlineData("Egyptian President Tarek Al-Masri left early.", "Egyptian President")]
    [InlineData("Its chief executive, Priya Nair, declined.", "chief executive")]
    [InlineData("Marlon Quist, a marine engineer at the port, agreed.", "marine engineer at the port")]
    [InlineData("Helena Marsh said the captain was right.", null)]
    public void Find_Person_HasRoleAsStated(string body, string? role) =>
        Sut.Find(AnalyzedText.Of(body), "en").ShouldHaveSingleItem().Role.ShouldBe(role);

    [Fact]
    public void Find_SurnameAndInitials_AreTheSameThings()
    {
        var entities = Sut.Find(AnalyzedText.Of("Judge Clara Stone ruled. The Coastal Waters Safety Board, or CWSB, agreed with Stone's order."), "en");

        entities.Select(entity => (entity.Name, entity.Mentions.Count)).ShouldBe([("Clara Stone", 2), ("Coastal Waters Safety Board", 2)]);
    }

    [Fact]
    public void Find_SurnameThatIsAMonth_IsNoDate()
    {
        var person = Sut.Find(AnalyzedText.Of("The study was led by Teresa May, a biologist. May will dive on 1 May and again in May."), "en").Single();

        person.Mentions.Count.ShouldBe(2);
    }

    [Fact]
    public void Find_OtherLanguage_IsRefused() =>
        Should.Throw<NotSupportedException>(() => Sut.Find(AnalyzedText.Of("Le maire"), "fr"));

    private static IEnumerable<string> Names(string body, EntityType type) =>
        Sut.Find(AnalyzedText.Of(body), "en").Where(entity => entity.Type == type).Select(entity => entity.Name);
}
