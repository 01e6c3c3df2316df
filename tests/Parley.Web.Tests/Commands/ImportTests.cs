using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Testing;
using Xunit;

namespace Parley.Web.Tests.Commands;

public sealed class ImportTests
{
    private const string Page =
        """
        Lighthouse Gets A New Lamp

        The lamp room at dusk. Source: lamp-works.example

        The lighthouse at Farrow Point has shone white since Tuesday.

        Harbour Wire (source):

        The old lamp burned for sixty-one years.

        It was heard as much as seen.
        The keeper stays.

        Tova

        Sixty-one years! *My* aunt wound its <clock>.

        And nobody thanked her.

        Emre

        It hums at night, she said.

        Tova


        Emre

        - - - - -

        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_page_becomes_an_article_and_its_comments_and_nothing_more_when_imported_again(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var file = await Write(store, Page);

        var first = await CommandRun.Of(store, "import", file, "--format", "page", "--report", "report.json");
        var report = await File.ReadAllTextAsync(Path.Combine(store.Folder, "report.json"), Cancel);
        var again = await CommandRun.Of(store, "import", file, "--format", "page", "--report", "again.json");

        Assert.Equal((0, ""), (first.ExitCode, first.Complained));
        Assert.Contains("1 articles and 4 comments imported", first.Said, StringComparison.Ordinal);
        Assert.Contains("0 articles and 0 comments imported", again.Said, StringComparison.Ordinal);
        Assert.Equal(report, await File.ReadAllTextAsync(Path.Combine(store.Folder, "again.json"), Cancel));
        await using var database = store.Context();
        Assert.Equal(4, await database.Comments.CountAsync(Cancel));
        Assert.Equal(1, await database.ArticleRevisions.CountAsync(Cancel));
        await Consistent(store);
    }

    [Fact]
    public async Task What_a_comment_quotes_is_stored_with_its_place()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var page = Page + "\nTova\n\n“The old lamp burned for sixty-one years” and then?\n\nEmre\n\n> My aunt wound its <clock>\n";

        await CommandRun.Of(store, "import", await Write(store, page), "--format", "page");

        await using var database = store.Context();
        var comments = await database.Comments.OrderBy(comment => comment.Id).ToListAsync(Cancel);
        var passages = (await database.ArticleRevisions.SingleAsync(Cancel)).Passages;
        var quotes = await database.QuotesOf(comments.Select(comment => comment.Id), Cancel);
        Assert.Equal(2, quotes.Count);
        Assert.Equal("The old lamp burned for sixty-one years", quotes[0].Range.Of(passages.Single(passage => passage.Id == quotes[0].Target.Passage).Text));
        Assert.Equal("The old lamp burned for sixty-one years", quotes[0].Words.Of(ShownText.Of(SafeHtml.FromStore(comments[4].Html)).Text));
        Assert.Equal((comments[5].Id, comments[0].Id), (quotes[1].Comment, quotes[1].Target.Comment));
        Assert.Equal("My* aunt wound its <clock", quotes[1].Range.Of(ShownText.Of(SafeHtml.FromStore(comments[0].Html)).Text));
        await Consistent(store);
    }

    [Fact]
    public async Task Words_are_shown_as_they_stood_and_unknowns_stay_unknown()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);

        await CommandRun.Of(store, "import", await Write(store, Page), "--format", "page");

        await using var database = store.Context();
        var comments = await database.Comments.OrderBy(comment => comment.Id).ToListAsync(Cancel);
        Assert.Equal("Sixty-one years! *My* aunt wound its <clock>.\n\nAnd nobody thanked her.", Markup.PlainText(comments[0].Source));
        Assert.Equal("- - - - -", Markup.PlainText(comments[3].Source));
        Assert.Contains("&lt;clock&gt;", comments[0].Html, StringComparison.Ordinal);
        Assert.Equal(["Tova", "Emre", "Tova", "Emre"], comments.Select(comment => comment.AuthorName));
        Assert.Equal(CommentState.Emptied, comments[2].State);
        Assert.All(comments, comment => Assert.True(comment is { ParentUnknown: true, CreatedAt: null, Visible: true, AuthorKind: AuthorKind.Named }));
        Assert.Equal(3, (await database.Discussions.SingleAsync(Cancel)).CommentCount);
        Assert.Equal("14,16,18", (await database.Provenance.OrderBy(row => row.Comment).FirstAsync(Cancel)).Lines);
    }

    [Fact]
    public async Task The_article_keeps_whose_words_are_whose()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);

        await CommandRun.Of(store, "import", await Write(store, Page), "--format", "page");

        await using var database = store.Context();
        var article = await database.Articles.SingleAsync(Cancel);
        var content = (await database.ArticleRevisions.SingleAsync(Cancel)).Content;
        Assert.Equal((ArticleState.Published, null, "lighthouse-gets-a-new-lamp"), (article.State, article.PublishedAt, article.Slug));
        Assert.Equal("Lighthouse Gets A New Lamp", content.Headline);
        Assert.Equal("The lamp room at dusk. Source: lamp-works.example", content.Lead?.Caption?.Plain);
        Assert.Equal(new Credit.Known("lamp-works.example"), content.Lead?.Credit);
        Assert.Equal([typeof(Paragraph), typeof(Quotation), typeof(Paragraph)], content.Blocks.Select(block => block.GetType()));
        Assert.Equal("Harbour Wire (source)", Assert.IsType<Quotation>(content.Blocks[1]).Outlet);
        Assert.Empty(content.Bylines);
    }

    [Fact]
    public async Task A_newer_copy_adds_only_what_is_new_and_leaves_alone_what_was_corrected()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        await CommandRun.Of(store, "import", await Write(store, Page), "--format", "page");
        await store.Write((database, cancel) => database.Articles.ExecuteUpdateAsync(set => set.SetProperty(row => row.Slug, "moved"), cancel));

        var newer = await CommandRun.Of(store, "import", await Write(store, Page + "Runa\n\nLate to this, but thank you.\n"), "--format", "page");

        Assert.Contains("0 articles and 1 comments imported", newer.Said, StringComparison.Ordinal);
        await using var reading = store.Context();
        Assert.Equal("moved", (await reading.Articles.SingleAsync(Cancel)).Slug);
        await Consistent(store);
    }

    [Fact]
    public async Task A_dry_run_reports_and_stores_nothing()
    {
        await using var store = await TestStore.Nowhere(DatabaseKind.Sqlite);

        var run = await CommandRun.Of(store, "import", await Write(store, Page), "--format", "page", "--dry-run", "--report", "report.json");

        Assert.Equal(0, run.ExitCode);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(store.Folder, "report.json"), Cancel));
        Assert.Equal(4, report.RootElement.GetProperty("comments").GetArrayLength());
        Assert.False(File.Exists(store.Address.File));
    }

    [Theory]
    [InlineData(2, "--format", "page", "--site", "nowhere")]
    [InlineData(2, "--format", "scroll")]
    [InlineData(2)]
    public async Task What_cannot_be_done_is_said_in_a_line(int exitCode, params string[] flags)
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);

        var run = await CommandRun.Of(store, ["import", await Write(store, Page), .. flags]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith("parley: ", run.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_refused_whole()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);

        var missing = await CommandRun.Of(store, "import", "nothing.txt", "--format", "page");
        var binary = await CommandRun.Of(store, "import", await Write(store, Page + "\0"), "--format", "page");

        Assert.Equal((1, 1), (missing.ExitCode, binary.ExitCode));
        Assert.Contains("NUL", binary.Complained, StringComparison.Ordinal);
        await using var database = store.Context();
        Assert.Equal(0, await database.Articles.CountAsync(Cancel));
    }

    [Fact]
    public async Task It_works_beside_a_running_server()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var discussion = await A.Discussion().On(await A.Site().Named("main").In(store)).In(store);
        using var ended = new CancellationTokenSource();
        var posted = 0;
        var server = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                await A.Comment().In(store, discussion);
                posted++;
            }
        }, Cancel);

        var run = await CommandRun.Of(store, "import", await Write(store, Page), "--format", "page", "--site", "main");

        await ended.CancelAsync();
        await server;
        Assert.Equal((0, ""), (run.ExitCode, run.Complained));
        await using var database = store.Context();
        Assert.Equal(posted + 4, await database.Comments.CountAsync(Cancel));
        await Consistent(store);
    }

    private static async Task<string> Write(TestStore store, string text)
    {
        var file = Path.Combine(store.Folder, "page.txt");
        await File.WriteAllTextAsync(file, text.ReplaceLineEndings("\n"), Cancel);
        return file;
    }

    private static async Task Consistent(TestStore store)
    {
        await using var database = store.Context();
        await foreach (var wrong in Parley.Storage.StoreCheck.Inconsistencies(database, store.Keys, Cancel))
            Assert.Fail(wrong.Words);
    }
}
