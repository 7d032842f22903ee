using DotNet.Testcontainers.Configurations;

namespace Ingestion.IntegrationTests.Containers;

/// <summary>Whether tests that need containers can run here.</summary>
internal static class DockerEngine
{
    private const string Require = "INGESTION_REQUIRE_CONTAINERS";

    private static readonly Lazy<string?> Reason = new(() =>
    {
        // Where containers are required a missing engine must fail the tests, not skip them.
        if (Environment.GetEnvironmentVariable(Require) == "1")
            return null;

        return TestcontainersSettings.OS.DockerEndpointAuthConfig is null
            ? $"No Docker engine answers. Start one, or see tests/run.sh; {Require}=1 makes this a failure."
            : null;
    });

    /// <summary>Why container tests are skipped, or null when they run.</summary>
    public static string? SkipReason => Reason.Value;
}
