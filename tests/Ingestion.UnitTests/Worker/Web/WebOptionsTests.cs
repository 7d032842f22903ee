using System.ComponentModel.DataAnnotations;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Web;

namespace Ingestion.UnitTests.Worker.Web;

public class WebOptionsTests
{
    [Theory]
    [InlineData(null, WorkerMode.Embedded, true)]
    [InlineData(null, WorkerMode.Server, false)]
    [InlineData(true, WorkerMode.Server, true)]
    [InlineData(false, WorkerMode.Embedded, false)]
    public void ServesPage_UnlessSet_OnlyEmbedded(bool? page, WorkerMode mode, bool expected) =>
        new WebOptions { Page = page }.ServesPage(mode).ShouldBe(expected);

    [Fact]
    public void Validate_NameAndPasswordOrNeither_IsFine()
    {
        Problems(new WebOptions()).ShouldBeEmpty();
        Problems(new WebOptions { Username = "amina", Password = "secret" }).ShouldBeEmpty();
    }

    [Fact]
    public void Validate_HalfOfTheCredentials_IsRefused()
    {
        Problems(new WebOptions { Username = "amina" }).ShouldBe([nameof(WebOptions.Username)]);
        Problems(new WebOptions { Password = "secret" }).ShouldBe([nameof(WebOptions.Username)]);
        Problems(new WebOptions { Username = "a:b", Password = "secret" }).ShouldBe([nameof(WebOptions.Username)]);
    }

    [Fact]
    public void Validate_PasswordFile_MustBeReadableAndNotEmpty()
    {
        var file = Path.GetTempFileName();
        try
        {
            Problems(new WebOptions { Username = "amina", PasswordFile = file }).ShouldBe([nameof(WebOptions.PasswordFile)]);
            File.WriteAllText(file, "secret\n");
            var options = new WebOptions { Username = "amina", PasswordFile = file };
            Problems(options).ShouldBeEmpty();
            options.ReadPassword().ShouldBe("secret");
            Problems(new WebOptions { Username = "amina", PasswordFile = file, Password = "other" }).ShouldBe([nameof(WebOptions.PasswordFile)]);
        }
        finally
        {
            File.Delete(file);
        }
        Problems(new WebOptions { Username = "amina", PasswordFile = file }).ShouldBe([nameof(WebOptions.PasswordFile)]);
    }

    private static IEnumerable<string> Problems(WebOptions options) => options.Validate(new ValidationContext(options)).SelectMany(r => r.MemberNames);
}
