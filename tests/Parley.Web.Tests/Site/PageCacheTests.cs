using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Testing;
using Parley.Web.Live;
using Parley.Web.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site;

public sealed class PageCacheTests
{
    [Fact]
    public async Task A_page_is_composed_once_for_all_its_readers()
    {
        await using var news = await Newsroom.OpenAlone();
        await news.Post(news.Browser(), "Lamps.");
        var pages = news.Program.Get<PageCache>();
        var before = pages.Compositions;

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => news.Browser().Text(news.ArticlePath)));
        await news.Browser().Text(news.ArticlePath);

        Assert.Equal(1, pages.Compositions - before);
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Contains("Lamps.", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_change_shows_at_once_and_changes_the_tag()
    {
        await using var news = await Newsroom.OpenAlone();
        var author = await news.SignedIn("Ada Marsh");
        var moderator = await news.SignedIn(role: Role.Moderator);
        var tags = new HashSet<string>(StringComparer.Ordinal);
        var posted = await news.Post(author, "First words.");

        await Shows("First words.", null);
        await author.Json(HttpMethod.Patch, $"/api/v1/comments/{posted.Id}", """{"text":"Second words."}""");
        await Shows("Second words.", "First words.");
        await moderator.Json(HttpMethod.Put, $"/api/v1/comments/{posted.Id}/vote", """{"value":1}""");
        await Shows("<span class=\"n\">1</span>", null);
        await author.Post("/account", ("name", "Ada Reed"));
        await Shows("Ada Reed", "Ada Marsh");
        await news.Remove(posted.Id);
        await Shows("tombstone", "Second words.");
        await news.Close();
        await Shows("data-state=\"closed\"", "data-state=\"open\"");

        async Task Shows(string words, string? gone)
        {
            // The pace of one page is not what this is about: each change has a page of its own making.
            foreach (var path in (string[])[news.ArticlePath, $"{news.Prefix}/discussions/{news.Discussion}/comments?sort=oldest", $"{news.Prefix}/comments/{posted.Id}"])
            {
                var answer = await news.Browser().Get(path + (path.Contains('?') ? "&" : "?") + "after=" + await Newest(news));
                var page = await Answer.Text(answer);
                Assert.Contains(words, page, StringComparison.Ordinal);
                if (gone is not null)
                    Assert.DoesNotContain(gone, page, StringComparison.Ordinal);
                Assert.True(tags.Add(path + answer.Headers.ETag), $"{path} kept its tag when it came to show {words}");
            }
        }
    }

    [Fact]
    public async Task A_change_of_the_site_shows_at_once()
    {
        await using var news = await Newsroom.OpenAlone();
        Assert.Contains("The Quiet Paper", await news.Browser().Text(news.ArticlePath), StringComparison.Ordinal);

        await news.Program.Write(async (database, cancel) =>
        {
            database.Sites.Single(site => site.Id == news.Site.Id).Describe("The Loud Paper", null, "de");
            await database.SaveChangesAsync(cancel);
            return await database.Announce(news.Site.Id, EventKind.SiteChanged, null, news.Program.Clock.GetUtcNow(), cancel);
        });
        var answer = await news.Browser().Get(news.ArticlePath);

        Assert.Contains("The Loud Paper", await Answer.Text(answer), StringComparison.Ordinal);
        Assert.StartsWith("\"de.", answer.Headers.ETag?.Tag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_coding_gives_the_same_page_and_has_its_own_tag()
    {
        await using var news = await Newsroom.Open();
        await news.Post(news.Browser(), "Lamps.");

        var (plain, plainTag) = await Read(news, "identity");
        var (gzip, gzipTag) = await Read(news, "gzip;q=0.8, br;q=0");
        var (brotli, brotliTag) = await Read(news, "gzip, deflate, br");

        Assert.Equal(plain, Unpack(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)));
        Assert.Equal(plain, Unpack(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)));
        Assert.Equal(3, new[] { plainTag, gzipTag, brotliTag }.Distinct(StringComparer.Ordinal).Count());
        Assert.All([plainTag, gzipTag, brotliTag], tag => Assert.StartsWith("\"en.", tag, StringComparison.Ordinal));
        Assert.EndsWith(".br\"", brotliTag, StringComparison.Ordinal);
        Assert.True(brotli.Length < gzip.Length && gzip.Length < plain.Length / 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("br")]
    public async Task What_a_reader_has_already_is_not_sent_again_and_its_headers_are(string coding)
    {
        await using var news = await Newsroom.Open();
        var browser = news.Browser();
        browser.Headers["Accept-Encoding"] = coding;
        var first = await browser.Get(news.ArticlePath);

        browser.Headers["If-None-Match"] = first.Headers.ETag?.ToString();
        var second = await browser.Get(news.ArticlePath);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        foreach (var name in (string[])["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Vary", "Cache-Control"])
            Assert.Equal(first.Headers.GetValues(name), second.Headers.GetValues(name));
        Assert.Equal("no-cache", second.Headers.CacheControl?.ToString());
        Assert.Equal(["Accept-Encoding"], second.Headers.Vary);
    }

    [Fact]
    public async Task What_does_not_show_leaves_the_readers_copy_good()
    {
        await using var news = await Newsroom.OpenAlone();
        var before = (await news.Browser().Get(news.ArticlePath)).Headers.ETag;
        await news.Program.Write(async (database, cancel) => await database.Announce(news.Site.Id, EventKind.SiteChanged, null, news.Program.Clock.GetUtcNow(), cancel));

        Assert.Equal(before, (await news.Browser().Get(news.ArticlePath)).Headers.ETag);
    }

    [Fact]
    public async Task Nothing_personal_is_in_a_page_whoever_asks_for_it()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn("Ada Quill");
        var ben = await news.SignedIn("Ben Thorne", Role.Moderator);
        await news.Post(news.Browser(), "Lamps.");

        foreach (var path in (string[])[news.ArticlePath, news.Prefix + "/", $"{news.Prefix}/discussions/{news.Discussion}/comments", news.CommentsApi])
        {
            var pages = new List<string>();
            foreach (var reader in (TestBrowser[])[ada, news.Browser(), ben, ada, news.Browser()])
            {
                var answer = await reader.Get(path);
                Assert.False(answer.Headers.Contains("Set-Cookie"));
                pages.Add(await Answer.Text(answer));
            }

            Assert.Single(pages.Distinct(StringComparer.Ordinal));
            Assert.DoesNotContain("Quill", pages[0], StringComparison.Ordinal);
            Assert.DoesNotContain("Thorne", pages[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Removed_words_are_nowhere_in_memory()
    {
        await using var news = await Newsroom.OpenAlone();
        var bad = await news.Post(news.Browser(), "Unspeakable zzyzx.");
        foreach (var path in (string[])[news.ArticlePath, $"{news.Prefix}/comments/{bad.Id}", $"/comments/{bad.Id}?fragment=1", news.CommentsApi, news.ArticlePath + "/comments.atom"])
            Assert.Contains("zzyzx", await news.Browser().Text(path), StringComparison.Ordinal);
        var pages = news.Program.Get<PageCache>();
        Assert.Contains(pages.Contents, Holds);

        await news.Remove(bad.Id);
        pages.Sweep();

        Assert.DoesNotContain(pages.Contents, Holds);

        static bool Holds(byte[] bytes) => bytes.AsSpan().IndexOf("zzyzx"u8) >= 0;
    }

    [Fact]
    public async Task A_storm_is_composed_a_few_times_a_second_and_its_readers_see_their_own()
    {
        await using var news = await Newsroom.OpenAlone();
        await news.Browser().Text(news.ArticlePath);
        var pages = news.Program.Get<PageCache>();
        var (before, watch) = (pages.Compositions, System.Diagnostics.Stopwatch.StartNew());

        for (var number = 0; number < 40; number++)
        {
            await news.Post(news.Browser(), $"Remark {number}.");
            await news.Browser().Text(news.ArticlePath);
        }

        // Four at once and four a second; twice that leaves room for a slow machine's clock, and is far below one for each remark.
        Assert.InRange(pages.Compositions - before, 1, 8 + (8 * watch.Elapsed.TotalSeconds));
        Assert.Contains("Remark 39.", await news.Browser().Text($"{news.ArticlePath}?sort=newest&after={await Newest(news)}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999999")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task A_made_up_number_gets_the_newest_page_and_composes_nothing(string after)
    {
        await using var news = await Newsroom.OpenAlone();
        var page = await news.Browser().Text(news.ArticlePath);
        var pages = news.Program.Get<PageCache>();
        var before = pages.Compositions;

        for (var time = 0; time < 20; time++)
            Assert.Equal(page, await news.Browser().Text($"{news.ArticlePath}?after={after}"));

        Assert.Equal(before, pages.Compositions);
    }

    [Fact]
    public async Task Memory_is_bounded_whatever_is_asked_for_and_what_is_read_stays()
    {
        await using var news = await Newsroom.OpenAlone(options => options with { Cache = new CacheOptions { Megabytes = 4 } });
        for (var number = 0; number < 30; number++)
            await news.Post(news.Browser(), $"Remark {number}. " + new string('a', 2000));
        var pages = news.Program.Get<PageCache>();
        await news.Browser().Text(news.ArticlePath);
        var stranger = news.Browser();

        for (var number = 0; number < 150; number++)
        {
            stranger.Headers["Host"] = $"host-{number}.example";
            Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"{news.ArticlePath}?sort={(number % 2 == 0 ? "best" : "oldest")}")).StatusCode);
            await news.Browser().Text(news.ArticlePath);
            Assert.InRange(pages.Bytes, 0, 3L * 1024 * 1024);
        }

        var before = pages.Compositions;
        await news.Browser().Text(news.ArticlePath);
        Assert.Equal(before, pages.Compositions);
        Assert.InRange(news.Program.Get<Changes>().All.Count, 1, 3);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_another_process_wrote_is_in_the_page_that_must_hold_it(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        await news.Browser().Text(news.ArticlePath);
        var options = news.Program.Get<ServeOptions>().Store;
        await using var other = await Store.Open(StoreAddress.Parse(options.Database, options.Data), TestStore.Start, NullLogger.Instance, CancellationToken.None);

        for (var number = 0; number < 6; number++)
        {
            var words = $"From elsewhere {number}.";
            var stored = Assert.IsType<PostResult.Stored>(await other.Write(
                (database, cancel) => database.Post(A.Comment().Saying(words).To(news.Discussion, TestStore.Start), cancel), CancellationToken.None));

            foreach (var path in (string[])[news.ArticlePath + "?", news.CommentsApi + "?", $"/comments/{stored.Comment.Id}?fragment=1&"])
                Assert.Contains(words, await news.Browser().Text($"{path}after={stored.Seq}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_is_the_same_after_a_restart()
    {
        var store = await TestStore.Nowhere(DatabaseKind.Sqlite);
        List<(string Page, string? Tag)> seen = [];
        for (var start = 0; start < 2; start++)
        {
            await using var program = await TestProgram.Start(
                options => options with
                {
                    PublicUrl = "https://courier.example",
                    Store = options.Store with { Database = store.Setting, Keys = Path.Combine(store.Folder, "keys") },
                }, demo: true);
            var front = await program.Browser().Text("/");
            var article = front.Split("<h2><a href=\"")[1].Split('"')[0];
            var answer = await program.Browser().Get(article);
            seen.Add((await Answer.Text(answer), answer.Headers.ETag?.Tag));
        }

        Directory.Delete(store.Folder, recursive: true);
        Assert.Equal(seen[0], seen[1]);
    }

    [Fact]
    public async Task The_front_page_and_the_feeds_follow_what_they_show()
    {
        await using var news = await Newsroom.OpenAlone();
        foreach (var path in (string[])[news.Prefix + "/", news.ArticlePath + "/comments.atom", $"/api/v1/discussions/{news.Discussion}", $"/api/v1/discussions?url={news.ArticlePath}"])
        {
            var before = await news.Browser().Get(path);
            await news.Post(news.Browser(), $"One more for {path}.");
            var after = await news.Browser().Get(path);

            Assert.NotNull(before.Headers.ETag);
            Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
            Assert.NotEqual(await Answer.Text(before), await Answer.Text(after));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_kept()
    {
        await using var news = await Newsroom.OpenAlone();
        var pages = news.Program.Get<PageCache>();
        var before = (pages.Bytes, news.Program.Get<Changes>().All.Count);

        foreach (var path in (string[])["/articles/nothing", "/comments/12", "/comments/12/replies", "/discussions/99/comments", "/api/v1/discussions?url=/nothing", "/api/v1/comments/12"])
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);

        Assert.Equal(before, (pages.Bytes, news.Program.Get<Changes>().All.Count));
        Assert.Empty(pages.Contents);
    }

    [Fact]
    public async Task Head_answers_as_get_without_the_words()
    {
        await using var news = await Newsroom.Open();
        var whole = await news.Browser().Get(news.ArticlePath);
        var head = await news.Browser().Send(HttpMethod.Head, news.ArticlePath, null);

        Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> Newest(Newsroom news) => (await news.Program.Read(async database =>
        (await database.NewestNumbers(EventScope.Discussion, [news.Discussion.Value], CancellationToken.None))[news.Discussion.Value])).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(byte[] Bytes, string Tag)> Read(Newsroom news, string accepted)
    {
        var browser = news.Browser();
        browser.Headers["Accept-Encoding"] = accepted;
        var answer = await browser.Get(news.ArticlePath);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), answer.Headers.ETag?.Tag ?? "");
    }

    private static byte[] Unpack(Stream packed)
    {
        using var plain = new MemoryStream();
        using (packed)
            packed.CopyTo(plain);
        return plain.ToArray();
    }
}
