using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People.Leaving;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.People.Leaving;

public sealed class ErasureWorkTests
{
    [Fact]
    public async Task Two_who_leave_one_discussion_together_are_both_named_nowhere_in_it()
    {
        await using var news = await Newsroom.OpenAlone();
        foreach (var name in (string[])["Ada Byron", "Cleo Marr"])
            await news.Post(await news.Program.SignIn($"{name[..3]}@news.example", name), "the ferry left early");
        await news.Post(await news.SignedIn(), "I agree, @Ada Byron and @Cleo Marr.");
        var nobody = ((NameOutcome.Accepted)PersonName.Parse("Nobody")).Name;
        var both = await news.Program.Read(database => Task.FromResult(
            database.Accounts.Where(row => row.Name == "Ada Byron" || row.Name == "Cleo Marr").Select(row => row.Id).ToList()));
        await news.Program.Write(async (job, cancel) =>
        {
            foreach (var one in both) Assert.True(await job.BeginErasure(one, ErasureKind.Name, nobody, news.Program.Keys, news.Program.Clock.GetUtcNow(), cancel));
            return both.Count;
        });

        await ErasureWork.WorkOff(news.Program.Store, "a test", news.Program.Clock, TestContext.Current.CancellationToken);

        var page = await news.Browser().Text(news.ArticlePath);
        Assert.DoesNotContain("Ada Byron", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cleo Marr", page, StringComparison.Ordinal);
    }
}
