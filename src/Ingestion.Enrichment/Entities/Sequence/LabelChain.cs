using System.Runtime.Intrinsics;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// Probabilities of a linear chain of labels by the forward–backward algorithm. Not safe for two threads; the arrays grow to the
/// longest sentence and stay.
/// </summary>
internal sealed class LabelChain
{
    private readonly float[] _steps = new float[NameLabels.Lanes * NameLabels.Lanes];
    private readonly float[] _last = new float[NameLabels.Lanes];
    private float[] _local = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _norms = [];

    /// <summary>Tokens of the sentence that was run last.</summary>
    public int Length { get; private set; }

    /// <summary>Takes over weights. What <see cref="NameLabels.MayFollow"/> forbids stays impossible.</summary>
    /// <param name="transitions">Rows by the label before (the start of a sentence counts as <see cref="NameLabels.Outside"/>), <see cref="NameLabels.Lanes"/> wide.</param>
    public void Load(ReadOnlySpan<float> transitions)
    {
        for (var before = 0; before < NameLabels.Count; before++)
        {
            for (var label = 0; label < NameLabels.Count; label++)
            {
                var at = (before * NameLabels.Lanes) + label;
                _steps[at] = NameLabels.MayFollow(before, label) ? MathF.Exp(transitions[at]) : 0;
            }
        }

        _last.AsSpan(0, NameLabels.Count).Fill(1);
    }

    /// <summary>Runs over a sentence.</summary>
    /// <param name="scores">Scores of its tokens, <see cref="NameLabels.Lanes"/> each; at least one token.</param>
    public void Run(ReadOnlySpan<float> scores)
    {
        Length = scores.Length / NameLabels.Lanes;
        Grow(scores.Length);
        for (var at = 0; at < scores.Length; at += NameLabels.Lanes)
            Vector256.Exp(Vector256.Create(scores[at..]) - Vector256.Create(Max(scores.Slice(at, NameLabels.Count)))).CopyTo(_local, at);
        RunForward();
        RunBackward();
    }

    /// <summary>The probabilities of a token's labels; they sum to one.</summary>
    public Vector256<float> Marginals(int token) =>
        Vector256.Create(_forward, token * NameLabels.Lanes) * Vector256.Create(_backward, token * NameLabels.Lanes);

    /// <summary>The probability that a name opens at a token.</summary>
    /// <param name="token">Where.</param>
    /// <param name="begin">Its label there.</param>
    public float OpeningProbability(int token, int begin) => _forward[(token * NameLabels.Lanes) + begin] * _backward[(token * NameLabels.Lanes) + begin];

    /// <summary>
    /// Follows a name that opens at <paramref name="first"/>: the probability that it reaches to <paramref name="end"/> exactly, and in
    /// <paramref name="reach"/> what the next call needs for one token more.
    /// </summary>
    /// <param name="first">Its first token.</param>
    /// <param name="end">One past its last token.</param>
    /// <param name="begin">The label of its first token.</param>
    /// <param name="reach">From the call for one token less; anything for a name of one token.</param>
    public float SpanProbability(int first, int end, int begin, ref float reach)
    {
        var inside = NameLabels.Inside(begin);
        var last = end - 1;
        if (last == first)
            reach = _forward[(first * NameLabels.Lanes) + begin];
        else
            reach *= _steps[((last == first + 1 ? begin : inside) * NameLabels.Lanes) + inside] * _local[(last * NameLabels.Lanes) + inside] / _norms[last];
        var label = last == first ? begin : inside;
        var through = _backward[(last * NameLabels.Lanes) + label];
        if (end < Length)
            through -= _steps[(label * NameLabels.Lanes) + inside] * _local[(end * NameLabels.Lanes) + inside] * _backward[(end * NameLabels.Lanes) + inside] / _norms[end];
        return Math.Max(0, reach * through);
    }

    /// <summary>The logarithm of the sum over all labellings, less the largest score of each token.</summary>
    public double LogNorm()
    {
        var sum = 0.0;
        for (var i = 0; i < Length; i++)
            sum += Math.Log(_norms[i]);
        return sum;
    }

    /// <summary>Adds how often each label is expected after each other one; a start counts as <see cref="NameLabels.Outside"/>.</summary>
    /// <param name="sums">As wide as the transitions.</param>
    public void AddTransitionExpectations(Span<float> sums)
    {
        for (var token = 0; token < Length; token++)
        {
            var at = token * NameLabels.Lanes;
            var after = Vector256.Create(_local, at) * Vector256.Create(_backward, at) / Vector256.Create(_norms[token]);
            for (var before = 0; before < (token == 0 ? 1 : NameLabels.Count); before++)
            {
                var row = sums[(before * NameLabels.Lanes)..];
                var from = token == 0 ? 1 : _forward[at - NameLabels.Lanes + before];
                (Vector256.Create<float>(row) + (after * Vector256.Create(_steps, before * NameLabels.Lanes) * from)).CopyTo(row);
            }
        }
    }

    private void RunForward()
    {
        var before = Vector256.Create(_steps, 0); // As after a token outside.
        for (var token = 0; token < Length; token++)
        {
            var at = token * NameLabels.Lanes;
            if (token > 0)
            {
                before = Vector256<float>.Zero;
                for (var label = 0; label < NameLabels.Count; label++)
                    before += Vector256.Create(_forward[at - NameLabels.Lanes + label]) * Vector256.Create(_steps, label * NameLabels.Lanes);
            }

            var here = before * Vector256.Create(_local, at);
            _norms[token] = Vector256.Sum(here);
            (here / Vector256.Create(_norms[token])).CopyTo(_forward, at);
        }
    }

    private void RunBackward()
    {
        var here = Vector256.Create(_last, 0);
        here.CopyTo(_backward, (Length - 1) * NameLabels.Lanes);
        for (var token = Length - 2; token >= 0; token--)
        {
            var after = here * Vector256.Create(_local, (token + 1) * NameLabels.Lanes) / Vector256.Create(_norms[token + 1]);
            var at = token * NameLabels.Lanes;
            for (var label = 0; label < NameLabels.Count; label++)
                _backward[at + label] = Vector256.Dot(after, Vector256.Create(_steps, label * NameLabels.Lanes));
            here = Vector256.Create(_backward, at);
        }
    }

    private void Grow(int length)
    {
        if (_local.Length >= length)
            return;
        length = Math.Max(length, 128 * NameLabels.Lanes);
        (_local, _forward, _backward) = (new float[length], new float[length], new float[length]);
        _norms = new float[length / NameLabels.Lanes];
    }

    private static float Max(ReadOnlySpan<float> scores)
    {
        var max = scores[0];
        foreach (var score in scores)
            max = Math.Max(max, score);
        return max;
    }
}
