using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.ReliabilityTests.Accounts;

/// <summary>Looks at queues from outside.</summary>
internal sealed class Queues(Func<ConnectionFactory> connect)
{
    /// <summary>Messages that wait in a queue, those that are handed out not counted; null where there is no such queue.</summary>
    public async Task<uint?> DepthAsync(string queue)
    {
        await using var connection = await connect().CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == 404)
        {
            return null;
        }
    }

    /// <summary>The same, asked again while the broker can't answer.</summary>
    public async Task<uint?> DepthEventuallyAsync(string queue, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await DepthAsync(queue);
            }
            catch (Exception e) when (e is RabbitMQClientException or IOException or System.Net.Sockets.SocketException or TimeoutException)
            {
                await Task.Delay(300, cancellationToken);
            }
        }
    }

    /// <summary>Removes queues.</summary>
    public async Task DeleteAsync(params string[] queues)
    {
        await using var connection = await connect().CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in queues)
            await channel.QueueDeleteAsync(queue);
    }
}
