namespace Ingestion.IntegrationTests.Containers;

/// <summary>A fact that needs containers: skipped, with the reason, where no Docker engine answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContainerFactAttribute : FactAttribute
{
    public ContainerFactAttribute() => Skip = DockerEngine.SkipReason;
}

/// <summary>A theory that needs containers: skipped, with the reason, where no Docker engine answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContainerTheoryAttribute : TheoryAttribute
{
    public ContainerTheoryAttribute() => Skip = DockerEngine.SkipReason;
}
