using System.ComponentModel;
using Ingestion.IntegrationTests.Containers;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ingestion.IntegrationTests.Stores;

/// <summary>
/// A fact of the contract that all stores share. Whether it needs containers is not known where it stands but where it is
/// inherited: by a class of the container collection.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Ingestion.IntegrationTests.Stores.StoreFactDiscoverer", "Ingestion.IntegrationTests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>Makes the test cases of <see cref="StoreFactAttribute"/>.</summary>
/// <param name="sink">Where discovery reports.</param>
public sealed class StoreFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new StoreTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>A fact that is skipped where its class needs containers and there are none.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the deserializer only.", error: false)]
    public StoreTestCase()
    {
    }

    internal StoreTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute)
    {
        var needsContainers = TestMethod.TestClass.Class.GetCustomAttributes(typeof(CollectionAttribute))
            .Any(collection => collection.GetConstructorArguments().Contains(ContainerCollection.Name));
        return needsContainers ? DockerEngine.SkipReason! : base.GetSkipReason(factAttribute);
    }
}
