namespace Ingestion.Training;

/// <summary>A data file does not have the form it should have. The message says where and why: <c>file:line: reason</c>.</summary>
internal sealed class DataFileException : Exception
{
    public DataFileException(string file, int line, string reason)
        : base($"{file}:{line}: {reason}")
    {
    }

    public DataFileException(string file, string reason)
        : base($"{file}: {reason}")
    {
    }
}
