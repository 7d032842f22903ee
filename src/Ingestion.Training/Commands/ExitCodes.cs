namespace Ingestion.Training.Commands;

/// <summary>How the program ends; the same numbers as the worker's.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Ok = 0;

    /// <summary>Something failed; standard error says what.</summary>
    public const int Failure = 1;

    /// <summary>The command line can't work; standard error says what to change.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C or SIGTERM came before everything was done.</summary>
    public const int Interrupted = 130;
}
