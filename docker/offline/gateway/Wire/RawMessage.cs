namespace Ingestion.MongoGateway.Wire;

/// <summary>One message as framed by its header.</summary>
/// <param name="RequestId">The sender's number for it, which a reply must name.</param>
/// <param name="OpCode">One of <see cref="Wire.OpCode"/>.</param>
/// <param name="Body">Everything after the 16 bytes of the header.</param>
internal readonly record struct RawMessage(int RequestId, int OpCode, ReadOnlyMemory<byte> Body);

/// <summary>Kinds of message that drivers still send; the others were removed in MongoDB 5.1 or need compression to be negotiated.</summary>
internal static class OpCode
{
    /// <summary>Answer to <see cref="Query"/>.</summary>
    public const int Reply = 1;

    /// <summary>Commands on <c>db.$cmd</c>, used for the first handshake.</summary>
    public const int Query = 2004;

    /// <summary>Every other command, and its answer.</summary>
    public const int Message = 2013;
}
