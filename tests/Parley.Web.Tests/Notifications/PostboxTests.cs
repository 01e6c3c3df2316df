using Parley.Core.Site;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Notifications;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed class PostboxTests
{
    [Fact]
    public async Task What_opens_an_account_never_goes_by_the_server_of_another_site()
    {
        await using var program = await TestProgram.Start();
        await using var other = await Newsroom.In(program);
        await Keep(program, other.Site.Id, new SiteMail { Host = "mail.other.example", From = "desk@other.example" });

        await program.Browser().Post($"{other.Prefix}/sign-in", ("email", "ada@news.example"));

        Assert.Contains("ada@news.example", (await program.Mail("ada@news.example")).Raw, StringComparison.Ordinal);
        var post = program.Get<Postbox>();
        Assert.NotEqual("desk@other.example", (await post.Way(null, TestContext.Current.CancellationToken)).From);
        Assert.Equal("desk@other.example", (await post.Way(other.Site.Id.Value, TestContext.Current.CancellationToken)).From);
    }

    [Fact]
    public async Task Where_the_operator_set_no_server_it_goes_by_the_first_sites_under_the_letters_own_name()
    {
        await using var program = await TestProgram.Start();
        await Keep(program, await program.FirstSite(), new SiteMail { Host = "mail.first.example", From = "desk@first.example", SenderName = "The First" });

        var way = await program.Get<Postbox>().Way(null, TestContext.Current.CancellationToken);

        Assert.Equal(("desk@first.example", null), (way.From, way.SenderName));
    }

    private static Task<int> Keep(TestProgram program, SiteId site, SiteMail mail) =>
        program.Write((job, cancel) => job.KeepSiteMail(site, mail, program.Keys, cancel));
}
