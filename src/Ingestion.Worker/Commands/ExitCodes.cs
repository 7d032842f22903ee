namespace Ingestion.Worker.Commands;

/// <summary>How the program ends.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Ok = 0;

    /// <summary>Something failed, or an article was not accepted; standard error says what.</summary>
    public const int Failure = 1;

    /// <summary>The command line or the settings can't work; standard error says what to change.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C or SIGTERM came before everything was done; shells say 128 + 2.</summary>
    public const int Interrupted = 130;
}
