using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace Ingestion.IntegrationTests.Containers;

/// <summary>Marks containers with the run that started them, so that <c>tests/run.sh</c> can remove what a broken-off run leaves.</summary>
internal static class TestRunLabel
{
    public static TBuilder WithTestRunLabel<TBuilder, TContainer, TConfiguration>(this ContainerBuilder<TBuilder, TContainer, TConfiguration> builder)
        where TBuilder : ContainerBuilder<TBuilder, TContainer, TConfiguration>
        where TContainer : IContainer
        where TConfiguration : IContainerConfiguration =>
        builder.WithLabel("ingestion.test-run", Environment.GetEnvironmentVariable("INGESTION_TEST_RUN") ?? "");
}
