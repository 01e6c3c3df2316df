using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Site;

public sealed class SiteQueriesTests
{
    [Theory, OnBothDatabases]
    public async Task A_site_comes_back_by_plain_sql_as_the_model_wrote_it(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var picture = new Picture(new string('a', 64), "image/png", 640, 120) { Sizes = [new PictureSize(new string('b', 64), "image/webp", 320, 60)] };
        await store.Write(async (job, cancel) =>
        {
            var site = new Publication("herald", "The Herald", "en", store.Now);
            site.Describe("The Herald ♥", "A line", "de");
            site.Serve("herald.example", ["https://a.example", "https://b.example"]);
            site.SetPolicy(false, true, 14, 30);
            site.AllowCommentPictures(true);
            site.SetLooks("#8a1c2b", Theme.Dark);
            site.SetSections([new SiteSection("Stadt & Land", "stadt-land"), new SiteSection("<رأي>", "رأي")]);
            site.SetPictures(picture, null, picture);
            site.Offer(["ar", "fr"], "Europe/Berlin");
            site.AnswerBy(new SiteContact { Publisher = "House", Email = "desk@herald.example", Languages = ["de", "en"] });
            job.Sites.Add(site);
            return await job.SaveChangesAsync(cancel);
        });

        await using var database = store.Context();
        var read = await database.AllSites(TestContext.Current.CancellationToken);
        var tracked = await database.Sites.AsNoTracking().SingleAsync(row => row.ShortName == "herald", TestContext.Current.CancellationToken);

        var plain = read.Single(site => site.ShortName == "herald");
        Assert.Equivalent(tracked, plain, strict: true);
        Assert.Equal(picture, plain.Masthead);
        Assert.Equal(["stadt-land", "رأي"], plain.Sections.Select(section => section.Slug));
    }

    [Theory, OnBothDatabases]
    public async Task A_site_without_any_of_it_has_quiet_defaults(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await A.Site().Named("herald").In(store);

        await using var database = store.Context();
        var site = (await database.AllSites(TestContext.Current.CancellationToken)).Single(site => site.ShortName == "herald");

        Assert.False(site.CommentPictures);
        Assert.Equal((null, Theme.System, null, null), (site.Accent, site.Theme, site.TimeZone, site.Contact));
        Assert.Empty(site.Sections);
        Assert.Empty(site.Languages);
    }
}
