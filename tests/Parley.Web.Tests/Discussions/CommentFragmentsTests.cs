using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Testing;
using Parley.Web.Discussions;
using Parley.Web.Site;
using Parley.Web.Tests.Site;

namespace Parley.Web.Tests.Discussions;

public sealed partial class CommentFragmentsTests
{
    [Theory]
    [InlineData("en", "")]
    [InlineData("de", "/kurier")]
    [InlineData("ar", "/barid")]
    public async Task What_is_composed_of_parts_is_what_the_components_write_at_one_stroke(string language, string basePath)
    {
        await using var program = await TestProgram.Start();
        var samples = new SamplePages(language, null, basePath);
        var frame = samples.Frame("Comments");
        var (fragments, pages) = (program.Get<CommentFragments>(), program.Get<PageRenderer>());
        var comments = samples.All().Select(page => page.View).SelectMany(Comments).ToList();
        Assert.True(comments.Count > 5);

        // The second time all parts are kept ones; the third time other numbers stand in them.
        foreach (var shown in (List<CommentView>[])[comments, comments, [.. comments.Select(comment => comment with { Up = comment.Up + 1, Down = 2 })]])
        foreach (var comment in shown)
            Assert.Equal(Plain(await pages.RenderFragment(frame, comment)), Plain(Encoding.UTF8.GetString((await fragments.Items(frame, [comment])).Span)));
    }

    [Fact]
    public async Task Removed_and_replaced_words_leave_the_parts_at_once()
    {
        await using var news = await Newsroom.OpenAlone();
        var author = await news.SignedIn();
        var removed = await news.Post(author, "Unspeakable zzyzx.");
        var edited = await news.Post(author, "Mistaken zzyzx.");
        await news.Browser().Text(news.ArticlePath);
        await news.Browser().Text($"/discussions/{news.Discussion}/comments");
        var fragments = news.Program.Get<CommentFragments>();
        Assert.Equal(4, fragments.Contents.Count(Holds));

        await news.Remove(removed.Id);
        await author.Json(HttpMethod.Patch, $"/api/v1/comments/{edited.Id}", """{"text":"Better."}""");

        Assert.DoesNotContain(fragments.Contents, Holds);

        static bool Holds(byte[] bytes) => bytes.AsSpan().IndexOf("zzyzx"u8) >= 0;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Words_that_another_node_took_back_leave_the_parts_with_the_next_sweeps(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Unspeakable zzyzx.");
        await news.Post(author, "Harmless xyzzy.");
        await news.Browser().Text(news.ArticlePath);
        var (fragments, pages) = (news.Program.Get<CommentFragments>(), news.Program.Get<PageCache>());
        Assert.Contains(fragments.Contents, bytes => Holds(bytes, "zzyzx"));

        var options = news.Program.Get<ServeOptions>().Store;
        await using var other = await Store.Open(StoreAddress.Parse(options.Database, options.Data), TestStore.Start, NullLogger.Instance, CancellationToken.None);
        var gone = await other.Write(async (database, cancel) =>
        {
            var id = CommentId.Parse(posted.Id).GetValueOrDefault();
            var comment = await database.Comment(id, cancel);
            return await database.Delete(id, comment?.Account, null, news.Program.Clock.GetUtcNow(), cancel);
        }, CancellationToken.None);
        pages.Sweep();
        await news.Browser().Text($"{news.ArticlePath}?after={Assert.IsType<ChangeResult.Done>(gone).Seq}");
        pages.Sweep();

        Assert.DoesNotContain(fragments.Contents, bytes => Holds(bytes, "zzyzx"));
        Assert.Contains(fragments.Contents, bytes => Holds(bytes, "xyzzy"));

        static bool Holds(byte[] bytes, string words) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    }

    [Fact]
    public async Task A_held_comment_is_never_among_the_parts()
    {
        await using var news = await Newsroom.OpenAlone(policy: site => site.SetPolicy(true, holdFirst: true, null, 15));
        var author = await news.SignedIn();
        var held = await news.Post(author, "Waiting zzyzx.");

        Assert.Contains("zzyzx", await author.Text($"/api/v1/discussions/{news.Discussion}/mine"), StringComparison.Ordinal);
        Assert.Contains("zzyzx", await author.Text($"/comments/{held.Id}?fragment=1"), StringComparison.Ordinal);

        Assert.DoesNotContain(news.Program.Get<CommentFragments>().Contents.Concat(news.Program.Get<PageCache>().Contents), bytes => bytes.AsSpan().IndexOf("zzyzx"u8) >= 0);
    }

    private static IEnumerable<CommentView> Comments(object view) => view switch
    {
        CommentsPageView page => page.Thread.Comments,
        RepliesPageView page => page.Replies,
        PermalinkView page => [.. page.Ancestors, page.Comment],
        _ => [],
    };

    /// <summary>White space between elements is as the components happen to be laid out.</summary>
    private static string Plain(string html) => Gap().Replace(html, "").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
