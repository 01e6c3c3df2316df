using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.Demo;

namespace Parley.Web.Commands;

/// <summary><c>parley fake-data --comments N [--articles M] [--site S] [--seed K]</c>: invented discussions of any size, for trying and measuring.</summary>
internal static class FakeData
{
    // Few enough that a job is over in a fraction of a second: a running server's readers are not kept waiting, and a busy machine still ends it in time.
    private const int InOneJob = 500;
    private const int AccountsInOneJob = 500;
    private const int MostAccounts = 5000;

    private static readonly Option<int> Comments = new("--comments") { Required = true, HelpName = "N", Description = "Comments in all" };
    private static readonly Option<int> Articles = new("--articles") { HelpName = "M", Description = "Articles they are spread over (default 1)", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Seed = new("--seed") { HelpName = "K", Description = "The same seed gives the same words (default 1)", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Site = CommandStore.SiteFlag();

    public static Command Command()
    {
        var command = new Command("fake-data", "Fill the store with invented discussions") { Comments, Articles, Site, Seed };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (total, articles, seed) = (parsed.GetRequiredValue(Comments), parsed.GetValue(Articles), parsed.GetValue(Seed));
        if (total < 0 || articles < 1)
            throw new OperatorException("--comments is 0 or more, --articles 1 or more.", CommandLine.WrongUsage);

        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(Site), cancel);
        var now = TimeProvider.System.GetUtcNow();
        var watch = Stopwatch.StartNew();
        var people = await AddPeople(opened.Store, Math.Clamp(total / 20, 20, MostAccounts), seed, now, cancel);
        var done = 0;
        for (var article = 0; article < articles; article++)
        {
            var share = total / articles + (article < total % articles ? 1 : 0);
            var fill = await Begin(opened.Store, site, seed, article, share, people, now, cancel);
            while (fill.Left > 0)
            {
                var chunk = Math.Min(InOneJob, fill.Left);
                // The next rows are made before the job is queued: a job holds the store as short as it can.
                var next = fill.Prepare(chunk);
                await opened.Store.Write((database, token) => fill.Store(database, next, token), cancel);
                done += chunk;
                if (done / 50_000 != (done - chunk) / 50_000)
                    await Console.Error.WriteLineAsync(FormattableString.Invariant($"parley: {done} of {total} comments after {watch.Elapsed.TotalSeconds:F0} s"));
            }
        }

        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{done} comments under {articles} articles in {site.ShortName}"));
        return CommandLine.Done;
    }

    private static async Task<AccountId[]> AddPeople(Store store, int count, int seed, DateTimeOffset now, CancellationToken cancel)
    {
        var words = new InventedWords(new Random(seed));
        List<AccountId> ids = [];
        foreach (var names in Enumerable.Range(0, count).Select(_ => words.Person()).ToList().Chunk(AccountsInOneJob))
            ids.AddRange(await store.Write(async (database, token) =>
            {
                var accounts = names.Select(name => new Account(name, NameSkeleton.Of(name), null, null, now.AddDays(-60))).ToList();
                accounts.ForEach(account => account.Rename(account.Name, account.NameSkeleton));
                database.Accounts.AddRange(accounts);
                await database.SaveChangesAsync(token);
                return accounts.Select(account => account.Id).ToList();
            }, cancel));
        return [.. ids];
    }

    private static Task<FakeDiscussion> Begin(
        Store store, Publication site, int seed, int article, int comments, AccountId[] people, DateTimeOffset now, CancellationToken cancel) =>
        store.Write(async (database, token) =>
        {
            var words = new InventedWords(new Random(unchecked(seed * 7919 + article)));
            var known = await database.Articles.CountAsync(row => row.Site == site.Id && row.Key.StartsWith("invented-"), token);
            var published = await database.PublishArticle(new ArticleToPublish
            {
                Site = site.Id,
                Key = FormattableString.Invariant($"invented-{known + 1}"),
                Content = words.Article(site.Language, now.AddDays(-30)),
                At = now,
            }, token);
            return published is PublishResult.Done done
                ? new FakeDiscussion(done.Discussion, site.Id, (await database.Revisions(done.Article, [done.Revision], token))[done.Revision], comments, unchecked(seed * 104729 + article), people, now)
                : throw new InvalidOperationException("An article without an address of its own choice was refused its address.");
        }, cancel);
}
