using Parley.Testing;
using Parley.Web.Commands;

namespace Parley.Web.Tests.Commands;

public sealed class SiteAddTests
{
    [Fact]
    public void A_site_is_read_with_its_host_and_origins_in_the_form_that_is_compared()
    {
        var site = SiteAdd.Read("herald", "The Herald", "News.Example", ["https://News.Example:443", "http://localhost:8080/"], "en", TestStore.Start);

        Assert.Equal(("herald", "The Herald", "news.example"), (site.ShortName, site.Name, site.Host));
        Assert.Equal(["https://news.example", "http://localhost:8080"], site.Origins.Select(origin => origin.Origin));
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var wrong = Assert.Throws<OperatorException>(() => SiteAdd.Read(
            "sign-in", "two\nlines", "https://news.example/", ["news.example", "https://user@news.example", "https://news.example/path", "javascript:alert(1)"], "tlh", TestStore.Start));

        Assert.Equal(CommandLine.WrongUsage, wrong.ExitCode);
        Assert.Equal(["sign-in", "--language", "--name", "--host", "--origin", "--origin", "--origin", "--origin"], wrong.Lines.Select(line => line.Split(' ', ':')[0]));
    }
}
