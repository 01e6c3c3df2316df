using Parley.Core.Site;
using Parley.Testing;
using Parley.Web.Commands;

namespace Parley.Web.Tests.Commands;

public sealed class SiteSetTests
{
    [Fact]
    public void What_is_named_changes_and_the_rest_stays()
    {
        var site = new Publication("herald", "The Herald", "en", TestStore.Start);

        SiteSet.Read("no", null, "14", null).ApplyTo(site);
        SiteSet.Read(null, "yes", null, "5").ApplyTo(site);

        Assert.Equal((false, true, 14, 5), (site.GuestsAllowed, site.HoldFirst, site.CloseAfterDays, site.EditMinutes));
        SiteSet.Read(null, null, "never", null).ApplyTo(site);
        Assert.Null(site.CloseAfterDays);
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var wrong = Assert.Throws<OperatorException>(() => SiteSet.Read("maybe", "1", "-3", "0"));

        Assert.Equal(CommandLine.WrongUsage, wrong.ExitCode);
        Assert.Equal(["--guests", "--hold-first", "--close-after", "--edit-minutes"], wrong.Lines.Select(line => line.Split(' ')[0]));
    }
}
