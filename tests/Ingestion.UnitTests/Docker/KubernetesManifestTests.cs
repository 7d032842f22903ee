using k8s;
using k8s.Models;
using YamlDotNet.Core;

namespace Ingestion.UnitTests.Docker;

/// <summary>The manifests, read strictly: a field that Kubernetes does not know is refused.</summary>
public sealed class KubernetesManifestTests
{
    private static readonly Dictionary<string, Type> KedaTypes = new(StringComparer.Ordinal)
    {
        ["keda.sh/v1alpha1/ScaledObject"] = typeof(ScaledObject),
        ["keda.sh/v1alpha1/TriggerAuthentication"] = typeof(TriggerAuthentication),
    };

    [Theory]
    [InlineData("worker.yaml", typeof(V1Deployment), typeof(V1PodDisruptionBudget))]
    [InlineData("network-policy.yaml", typeof(V1NetworkPolicy))]
    [InlineData("setup.yaml", typeof(V1Job))]
    [InlineData("scaling.yaml", typeof(TriggerAuthentication), typeof(ScaledObject))]
    public void Manifest_EveryFile_HasOnlyKnownFields(string file, params Type[] kinds) =>
        Load(file).Select(o => o.GetType()).ShouldBe(kinds);

    [Fact]
    public void Manifest_MisspelledField_IsRefused()
    {
        var text = Text("worker.yaml").Replace("periodSeconds", "periodSecond", StringComparison.Ordinal);
        Should.Throw<YamlException>(() => KubernetesYaml.LoadAllFromString(text, KedaTypes, strict: true));
    }

    [Fact]
    public void Manifest_Selectors_NameTheWorkersPods()
    {
        var worker = Load("worker.yaml");
        var deployment = worker.OfType<V1Deployment>().Single();
        var labels = deployment.Spec.Template.Metadata.Labels;
        deployment.Spec.Selector.MatchLabels.ShouldBe(labels);
        worker.OfType<V1PodDisruptionBudget>().Single().Spec.Selector.MatchLabels.ShouldBe(labels);
        Load("network-policy.yaml").OfType<V1NetworkPolicy>().Single().Spec.PodSelector.MatchLabels.ShouldBe(labels);
        Load("scaling.yaml").OfType<ScaledObject>().Single().Spec.ScaleTargetRef["name"].ShouldBe(deployment.Metadata.Name);
    }

    [Fact]
    public void Manifest_Containers_RunWithoutRights()
    {
        var pods = new[]
        {
            Load("worker.yaml").OfType<V1Deployment>().Single().Spec.Template.Spec,
            Load("setup.yaml").OfType<V1Job>().Single().Spec.Template.Spec,
        };
        foreach (var pod in pods)
        {
            pod.SecurityContext.RunAsNonRoot.ShouldBe(true);
            pod.AutomountServiceAccountToken.ShouldBe(false);
            var container = pod.Containers.ShouldHaveSingleItem();
            container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true);
            container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false);
            container.SecurityContext.Capabilities.Drop.ShouldBe(["ALL"]);
        }
    }

    private static List<object> Load(string file) => KubernetesYaml.LoadAllFromString(Text(file), KedaTypes, strict: true);

    private static string Text(string file) => File.ReadAllText(Repository.PathOf("docker", "kubernetes", file));

    /// <summary>Of KEDA's resource what scaling.yaml may use; its definition has more.</summary>
    private sealed class ScaledObject
    {
        public string ApiVersion { get; set; } = "";

        public string Kind { get; set; } = "";

        public V1ObjectMeta Metadata { get; set; } = new();

        public ScaledObjectSpec Spec { get; set; } = new();
    }

    private sealed class ScaledObjectSpec
    {
        public Dictionary<string, string> ScaleTargetRef { get; set; } = [];

        public int MinReplicaCount { get; set; }

        public int MaxReplicaCount { get; set; }

        public int PollingInterval { get; set; }

        public List<Trigger> Triggers { get; set; } = [];
    }

    private sealed class Trigger
    {
        public string Type { get; set; } = "";

        public Dictionary<string, string> Metadata { get; set; } = [];

        public Dictionary<string, string> AuthenticationRef { get; set; } = [];
    }

    private sealed class TriggerAuthentication
    {
        public string ApiVersion { get; set; } = "";

        public string Kind { get; set; } = "";

        public V1ObjectMeta Metadata { get; set; } = new();

        public TriggerAuthenticationSpec Spec { get; set; } = new();
    }

    private sealed class TriggerAuthenticationSpec
    {
        public List<Dictionary<string, string>> SecretTargetRef { get; set; } = [];
    }
}
