using System.Collections.Frozen;
using System.Globalization;

namespace Ingestion.MongoGateway.Errors;

/// <summary>A MongoDB error code with its name.</summary>
internal readonly record struct ErrorCode(int Code, string Name);

/// <summary>From PostgreSQL's five-character SQLSTATE to MongoDB's error codes, by the table in <c>sqlstates.csv</c>.</summary>
internal static class SqlStateMap
{
    /// <summary>Code of an error that the table does not have.</summary>
    public static readonly ErrorCode Unknown = new(8, "UnknownError");

    /// <summary>Code of a violated unique index.</summary>
    public const int DuplicateKey = 11000;

    private const int StateLength = 5;
    private const int BitsPerCharacter = 6;

    private static readonly FrozenDictionary<string, ErrorCode> Table = Load();

    /// <summary>The error code for a SQLSTATE.</summary>
    public static ErrorCode Find(string sqlState)
    {
        if (Table.TryGetValue(sqlState, out var code))
            return code;

        // Class 08: connection exception. The statement may or may not have been carried out.
        return sqlState.StartsWith("08", StringComparison.Ordinal) ? new ErrorCode(91, "ShutdownInProgress") : Unknown;
    }

    /// <summary>
    /// Undoes PostgreSQL's MAKE_SQLSTATE: six bits a character, the first in the lowest bits, counted from '0'. The extension puts
    /// such numbers into <c>writeErrors</c>.
    /// </summary>
    public static string Unpack(int packed) => string.Create(StateLength, packed, static (state, value) =>
    {
        for (var i = 0; i < state.Length; i++)
        {
            state[i] = (char)((value & ((1 << BitsPerCharacter) - 1)) + '0');
            value >>= BitsPerCharacter;
        }
    });

    private static FrozenDictionary<string, ErrorCode> Load()
    {
        using var stream = typeof(SqlStateMap).Assembly.GetManifestResourceStream("sqlstates.csv")
            ?? throw new InvalidOperationException("The resource sqlstates.csv is missing.");
        using var reader = new StreamReader(stream);
        var table = new Dictionary<string, ErrorCode>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split(',');
            table.Add(fields[0], new ErrorCode(int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]));
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
