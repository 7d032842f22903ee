using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ingestion.Worker.Reading;

/// <summary>
/// Cuts JSON text into its values, and a top-level array into its elements, by brackets and quotes alone. The bytes of a value
/// stay as they are, and a broken value costs only itself: the parser behind intake would stop at the first error.
/// </summary>
internal sealed class JsonValues
{
    private readonly ArrayBufferWriter<byte> _value = new();
    private int _line = 1;
    private int _startLine;
    private int _depth;
    private bool _started;
    private bool _inString;
    private bool _escaped;
    private int _arrayLine;

    /// <summary>Reads value after value, with the line each starts at.</summary>
    public static async IAsyncEnumerable<ArticleItem> ReadAsync(PipeReader reader, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var values = new JsonValues();
        var ended = new List<(byte[] Value, int Line)>();
        while (true)
        {
            var result = await reader.MoreAsync(cancellationToken);
            foreach (var segment in result.Buffer)
                values.Read(segment.Span, ended);
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                values.Finish(ended);
            foreach (var (value, line) in ended)
                yield return new ArticleItem(value, file, line);
            ended.Clear();
            if (result.IsCompleted)
                yield break;
        }
    }

    /// <summary>Whether a line is one object whose brackets and quotes close.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> line)
    {
        var values = new JsonValues();
        var ended = new List<(byte[] Value, int Line)>();
        values.Read(line, ended);
        return ended.Count > 0 && !values._started;
    }

    private void Read(ReadOnlySpan<byte> bytes, List<(byte[] Value, int Line)> ended)
    {
        foreach (var b in bytes)
        {
            if (!(_started && Continue(b, ended)) && !IsBetween(b))
                Start(b, ended);
            if (b == '\n')
                _line++;
        }
    }

    private void Finish(List<(byte[] Value, int Line)> ended)
    {
        if (_started)
            End(ended);
        // A file that was cut between two elements must not pass for whole.
        if (_arrayLine > 0)
            ended.Add(("["u8.ToArray(), _arrayLine));
    }

    /// <summary>White space, and the brackets and commas of the array round the values.</summary>
    private bool IsBetween(byte b)
    {
        if (IsSpace(b) || (b == ',' && _arrayLine > 0))
            return true;
        if (b == '[' && _arrayLine == 0)
        {
            _arrayLine = _line;
            return true;
        }
        if (b == ']' && _arrayLine > 0)
        {
            _arrayLine = 0;
            return true;
        }
        return false;
    }

    private void Start(byte b, List<(byte[] Value, int Line)> ended)
    {
        _started = true;
        _startLine = _line;
        _ = Continue(b, ended);
    }

    /// <summary>Adds a byte to the value; false where the value had ended before it.</summary>
    private bool Continue(byte b, List<(byte[] Value, int Line)> ended)
    {
        if (_inString)
        {
            Keep(b);
            if (_escaped)
                _escaped = false;
            else if (b == '\\')
                _escaped = true;
            else if (b == '"')
                _inString = false;
            if (!_inString && _depth == 0)
                End(ended);
            return true;
        }
        if (_depth == 0 && _value.WrittenCount > 0 && (IsSpace(b) || (_arrayLine > 0 && b is (byte)',' or (byte)']')))
        {
            End(ended);
            return false;
        }
        Keep(b);
        switch (b)
        {
            case (byte)'"':
                _inString = true;
                break;
            case (byte)'{' or (byte)'[':
                _depth++;
                break;
            case (byte)'}' or (byte)']' when _depth > 0:
                if (--_depth == 0)
                    End(ended);
                break;
            default:
                break;
        }
        return true;
    }

    private void End(List<(byte[] Value, int Line)> ended)
    {
        ended.Add((_value.WrittenSpan.ToArray(), _startLine));
        _value.ResetWrittenCount();
        _started = _inString = _escaped = false;
        _depth = 0;
    }

    private void Keep(byte b)
    {
        if (_value.WrittenCount >= ArticleFiles.MaxArticleBytes)
            return;
        _value.GetSpan(1)[0] = b;
        _value.Advance(1);
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
