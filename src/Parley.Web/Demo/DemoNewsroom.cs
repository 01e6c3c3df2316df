using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Commands;
using Parley.Web.Site;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Demo;

/// <summary>The shipped demo: a small fictional newsroom with a lively discussion, so that the first start shows what Parley is for.</summary>
internal static class DemoNewsroom
{
    /// <summary>Source of the aliases by which the demo's comments are found again.</summary>
    public const string Source = "demo";

    /// <summary>Who puts the demo's mistake right, one of people.json.</summary>
    private const string Editor = "Bartholomew Quist";

    /// <summary>People who only vote, so that every vote has its voter.</summary>
    private const int Voters = 70;

    /// <summary>Writes the demo as of <paramref name="now"/>. Its removals come by <see cref="GiveVerdicts"/>, since the ledger needs the store's own key.</summary>
    public static async Task Fill(Store store, DateTimeOffset now, CancellationToken cancel)
    {
        var files = DemoFiles.Read();
        using var desk = new PictureDesk(TimeProvider.System, isPatient: true);
        var drafts = await Task.WhenAll(files.Site.Articles.Select(
            id => Publish.ReadFile(DemoFiles.ArticlePath(id), files.Site.Language, desk, cancel, DemoFiles.PictureFolder)));
        var scheduled = await Publish.ReadFile(DemoFiles.ScheduledPath, files.Site.Language, desk, cancel, DemoFiles.PictureFolder);
        // Their pictures are large, and may be there before the site is: a first start that ends halfway leaves nothing half done.
        foreach (var pictures in drafts.Append(scheduled).Select(draft => draft.Files))
        {
            await store.Write(async (database, token) =>
            {
                await database.KeepFiles(pictures, token);
                return 0;
            }, cancel);
        }

        await store.Write(async (database, token) =>
        {
            var site = new Publication(files.Site.ShortName, files.Site.Name, files.Site.Language, now.AddDays(-300));
            site.Describe(files.Site.Name, files.Site.Tagline, files.Site.Language);
            site.SetSections(files.Site.Navigation);
            database.Sites.Add(site);
            await database.SaveChangesAsync(token);
            AddPages(database, site);
            var people = await AddPeople(database, site.Id, files.People, now, token);
            var shift = now - new DateTimeOffset(files.Site.BaseDate, TimeOnly.MinValue, TimeSpan.Zero);
            // The oldest first, so that ids and time agree.
            foreach (var (id, draft) in files.Site.Articles.Zip(drafts).Reverse())
                await AddArticle(database, site, draft, [.. files.Comments.Where(comment => comment.Article == id)], people, shift, token);
            await database.ScheduleArticle(
                new ArticleToPublish { Site = site.Id, Key = scheduled.Key, Content = scheduled.Content, At = now.AddHours(-2) },
                now.AddHours(20), token);
            await Correct(database, site.Id, people.Known.Values.FirstOrDefault(account => account.Name == Editor)?.Id, now, token);
            return 0;
        }, cancel);
    }

    /// <summary>Removes what the demo's moderator removed and corrects what its editor corrected, with their ledger rows, and fills the desk.</summary>
    public static async Task GiveVerdicts(Database database, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        var site = new SiteId(await database.QueryNumber("SELECT min(id) FROM sites", cancel) ?? 0);
        foreach (var (discussion, by, at) in await database.Query(
            "SELECT d.id, c.\"by\", c.at FROM corrections c JOIN discussions d ON d.article = c.article WHERE c.site = @site ORDER BY c.at",
            row => (new DiscussionId(row.GetInt64(0)), row.LongOrNull(1) is { } account ? new AccountId(account) : (AccountId?)null, row.Time(2)), cancel, ("@site", site.Value)))
            await database.Record(LedgerAct.CorrectionPublished, site, discussion, by, at, keys, cancel);
        var moderator = await database.QueryNumber("SELECT min(account) FROM staff WHERE site = @site AND role = @role", cancel, ("@site", site.Value), ("@role", Role.Moderator));
        foreach (var removed in DemoFiles.ReadComments().Where(comment => comment.State == "removed"))
        {
            if (moderator is { } actor && await database.AliasTarget(site, Source, removed.Id, AliasKind.Comment, cancel) is { } id)
                await database.Decide(
                    new Verdict { Comment = new CommentId(id), Act = LedgerAct.Removed, Reason = removed.Reason ?? Reasons.Other, Actor = new AccountId(actor), At = now }, keys, cancel);
        }

        await DemoDesk.Fill(database, site, keys, now, cancel);
    }

    private static async Task Correct(Database database, SiteId site, AccountId? editor, DateTimeOffset now, CancellationToken cancel)
    {
        var article = await database.Articles.SingleAsync(row => row.Site == site && row.Key == "later-bell", cancel);
        database.Corrections.Add(article.Correct(
            CorrectionKind.Correction, "Fourteen families found themselves with a child at home in the morning.",
            "There were eleven. Three had been counted twice, once for each parent who answered.", editor, now.AddHours(-3)));
        await database.SaveChangesAsync(cancel);
    }

    /// <summary>Everybody in it, those who only vote included.</summary>
    public static IEnumerable<string> Names(DemoFiles files) => files.People.Select(person => person.Name).Concat(VoterNames);

    private static IEnumerable<string> VoterNames => Enumerable.Range(1, Voters).Select(number => $"Reader {number}");

    /// <summary>Moves the dates inside articles as <see cref="TimeShift"/> moves those of columns.</summary>
    public static ArticleContent Shift(ArticleContent content, TimeSpan by) => content with
    {
        Published = content.Published + by,
        Blocks =
        [
            .. content.Blocks.Select(block => block is Quotation { Date: { } date } quotation
                ? quotation with { Date = date.AddDays((int)Math.Round(by.TotalDays)) }
                : block),
        ],
    };

    private static void AddPages(Database database, Publication site)
    {
        foreach (var (position, slug) in SitePage.Usual.Index())
        {
            var page = new SitePage(site.Id, slug, position);
            var words = new SitePageRevision(site.Id, slug, number: 1);
            words.Write(Words.For(site.Language)[$"page.usual.{slug}"], DemoFiles.Page(slug), by: null, site.CreatedAt);
            words.Publish(site.CreatedAt);
            page.Publish(words.Number);
            database.SitePages.Add(page);
            database.SitePageRevisions.Add(words);
        }
    }

    private static async Task<People> AddPeople(
        Database database, SiteId site, IReadOnlyList<DemoFiles.PersonFile> people, DateTimeOffset now, CancellationToken cancel)
    {
        Dictionary<string, Account> known = new(StringComparer.Ordinal);
        foreach (var (person, index) in people.Select((person, index) => (person, index)))
        {
            known[person.Name] = Person(person.Name, now.AddDays(-290 + index));
            known[person.Name].Describe(person.About);
        }

        var voters = VoterNames.Select(name => Person(name, now.AddDays(-200))).ToList();
        database.Accounts.AddRange(known.Values);
        database.Accounts.AddRange(voters);
        await database.SaveChangesAsync(cancel);
        foreach (var person in people)
        {
            var role = person.Role switch { "moderator" => Role.Moderator, "editor" => Role.Editor, _ => Role.None };
            if (role != Role.None)
                database.Staff.Add(new StaffMember(known[person.Name].Id, site, role, now.AddDays(-280)));
        }

        await database.SaveChangesAsync(cancel);
        return new People(known, [.. known.Values.Select(account => account.Id), .. voters.Select(account => account.Id)]);
    }

    private static Account Person(string name, DateTimeOffset since)
    {
        var account = new Account(name, NameSkeleton.Of(name), null, null, since);
        account.Rename(name, NameSkeleton.Of(name));
        return account;
    }

    private static async Task AddArticle(
        Database database, Publication site, Publish.Draft draft, IReadOnlyList<DemoFiles.CommentFile> comments, People people, TimeSpan shift, CancellationToken cancel)
    {
        var content = Shift(draft.Content, shift);
        var published = content.Published ?? throw new InvalidDataException($"the demo article {draft.Key} has no date");
        var result = await database.PublishArticle(
            new ArticleToPublish { Site = site.Id, Key = draft.Key, Content = content, At = published }, cancel);
        if (result is not PublishResult.Done { Article: var article, Discussion: var discussion })
            throw new InvalidDataException($"the demo article {draft.Key} could not be published: {result}");

        var numbers = comments.Select((comment, index) => (comment.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        Dictionary<string, int> depths = new(StringComparer.Ordinal);
        foreach (var comment in comments)
            depths[comment.Id] = comment.Parent is { } parent ? depths[parent] + 1 : 0;
        var rows = comments.Select(comment => Row(comment, numbers, depths[comment.Id], people, published)).ToList();
        var revision = (await database.Revisions(article, [1], cancel))[1];
        FindQuotes(rows, new QuotableArticle(revision.Number, revision.Passages));
        var ids = await database.AddInBulk(discussion, site.Id, rows, _ => 0, published, cancel);
        foreach (var (comment, number) in comments.Zip(ids))
        {
            await database.RememberAlias(site.Id, Source, comment.Id, AliasKind.Comment, number, cancel);
            if (comment.State == "deleted")
                await database.Delete(new CommentId(number), people.Find(comment.Author), null, published.AddMinutes(comment.Minutes + 8), cancel);
        }
    }

    /// <summary>What each quotes of the article and of the comments above it, as if it had been posted.</summary>
    private static void FindQuotes(List<BulkComment> rows, QuotableArticle article)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            List<QuotableComment> above = [];
            for (var parent = rows[index].ParentNumber; parent is { } number; parent = rows[number].ParentNumber)
                above.Add(new QuotableComment(new CommentId(number), 1, Shown(rows[number]), rows[number].Quotes));
            rows[index] = rows[index] with { Quotes = QuoteFinder.Find(Shown(rows[index]), new Quotable(article, above)).Quotes };
        }

        static ShownText Shown(BulkComment comment) => ShownText.Of(SafeHtml.FromStore(comment.Html));
    }

    private static BulkComment Row(DemoFiles.CommentFile comment, Dictionary<string, int> numbers, int depth, People people, DateTimeOffset published)
    {
        var rendered = Markup.Render(comment.Text);
        return new BulkComment
        {
            Number = numbers[comment.Id],
            ParentNumber = comment.Parent is { } parent ? numbers[parent] : null,
            Depth = depth,
            Account = people.Find(comment.Author),
            GuestName = comment.Author.Kind == "guest" ? comment.Author.Name : null,
            Source = comment.Text,
            Html = rendered.Html.Value,
            RendererVersion = rendered.RendererVersion,
            At = published.AddMinutes(comment.Minutes),
            Votes = [.. people.Voters(comment.Id, comment.Up + comment.Down).Select((voter, index) => (voter, index < comment.Up))],
        };
    }

    private sealed record People(IReadOnlyDictionary<string, Account> Known, IReadOnlyList<AccountId> All)
    {
        public AccountId? Find(DemoFiles.AuthorFile author) =>
            author is { Kind: "account", Name: { } name } ? Known[name].Id : null;

        /// <summary>Different people for different comments, the same at every making.</summary>
        public IEnumerable<AccountId> Voters(string comment, int count)
        {
            var from = comment.Aggregate(0, (sum, sign) => (sum * 31) + sign);
            return Enumerable.Range(0, Math.Min(count, All.Count)).Select(index => All[(int)((uint)(from + index) % All.Count)]);
        }
    }
}
