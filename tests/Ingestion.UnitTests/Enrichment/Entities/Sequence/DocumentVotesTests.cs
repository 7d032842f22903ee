using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

public sealed class DocumentVotesTests
{
    [Fact]
    public void Write_WordSurelyNamedElsewhere_VotesForItsTypeThere()
    {
        var cues = CuesOf("alpha beta alpha gamma", [0.9f, 0, 0, 0.2f], type: 0);

        cues[0].ShouldNotBe((byte)0); // The other place says 0: against a name.
        cues[2].ShouldNotBe(cues[0]);
        (cues[1], cues[3]).ShouldBe(((byte)0, (byte)0)); // Nowhere else.
    }

    [Fact]
    public void Write_OtherType_GivesAnotherCue() =>
        CuesOf("alpha beta alpha", [0.9f, 0, 0.9f], type: 0)[0].ShouldNotBe(CuesOf("alpha beta alpha", [0.9f, 0, 0.9f], type: 2)[0]);

    [Fact]
    public void Write_WordThatIsNowhereAName_SaysNothing() => CuesOf("alpha beta alpha", [0.01f, 0, 0.02f], type: 1).ShouldAllBe(cue => cue == 0);

    [Fact]
    public void Write_EveryShareAndCount_StaysBelowTheCount()
    {
        for (var type = 0; type < 3; type++)
        {
            for (var share = 0f; share <= 1; share += 0.05f)
                CuesOf("alpha alpha alpha", [share, share, share], type).ShouldAllBe(cue => cue < DocumentVotes.CueCount);
        }
    }

    private static byte[] CuesOf(string body, float[] shares, int type)
    {
        using var text = AnalyzedText.Of(body);
        var probabilities = new float[text.Tokens.Length * DocumentVotes.Lanes];
        for (var token = 0; token < shares.Length; token++)
        {
            probabilities[(token * DocumentVotes.Lanes) + type] = shares[token];
            probabilities[(token * DocumentVotes.Lanes) + DocumentVotes.Lanes - 1] = 1;
        }

        var cues = new byte[text.Tokens.Length];
        DocumentVotes.Write(new WordsOnly(text), probabilities, cues);
        return cues;
    }
}
