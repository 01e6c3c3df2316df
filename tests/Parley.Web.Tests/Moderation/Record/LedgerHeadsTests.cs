using Parley.Core.People;
using Parley.Storage.Moderation;
using Parley.Testing;
using Parley.Web.Moderation.Record;
using Parley.Web.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Record;

public sealed class LedgerHeadsTests
{
    [Fact]
    public async Task The_head_of_every_record_is_written_down_once_a_day()
    {
        await using var news = await Newsroom.OpenAlone();
        var file = Path.Combine(news.Program.Get<ServeOptions>().Store.Data, LedgerHeads.FileName);
        await Judging.Remove(await news.SignedIn(role: Role.Moderator), (await news.Post(news.Browser(), "Words.")).Id);
        var head = await news.Program.Read(database => database.LedgerHead(news.Site.Id, TestContext.Current.CancellationToken));

        await Patience.Until(() => Lines() == 1);
        for (var minute = 0; minute < 3; minute++)
            news.Program.Clock.Advance(LedgerHeads.Every);
        Assert.Equal($"{news.Program.Clock.GetUtcNow():yyyy-MM-dd} {news.Site.ShortName} {head}", Assert.Single(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)));

        news.Later(TimeSpan.FromDays(1));
        await Patience.Until(() => Lines() == 2);

        int Lines()
        {
            news.Program.Clock.Advance(LedgerHeads.Every);
            return File.Exists(file) ? File.ReadAllLines(file).Length : 0;
        }
    }
}
