using System.Text.Json;
using System.Text.RegularExpressions;
using Parley.Testing;
using Parley.Web.Tests.Conventions;
using Parley.Web.Tests.Notifications;

namespace Parley.Web.Tests.Discussions;

/// <summary>The API's answers, pinned as files: a change of one is seen in review. PARLEY_APPROVE=1 writes them anew.</summary>
public sealed partial class ApprovedAnswersTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_answers_are_as_approved()
    {
        await using var news = await Newsroom.OpenAlone();
        var account = await news.SignedIn("Ada Marsh");
        var guest = news.Browser();

        var posted = await news.Post(account, "The *first* words.");
        await Approve("posted", posted.Json);
        var reply = await news.Post(guest, "A reply.", posted.Id);
        await Approve("edited", await Answer.Json(await account.Json(HttpMethod.Patch, $"/api/v1/comments/{posted.Id}", """{"text":"The first words."}""")));
        await Approve("vote", await Answer.Json(await account.Json(HttpMethod.Put, $"/api/v1/comments/{reply.Id}/vote", """{"value":1}""")));
        var gone = await news.Post(account, "To be taken back.");
        await Approve("deleted", await Answer.Json(await account.Send(HttpMethod.Delete, $"/api/v1/comments/{gone.Id}", null)));
        var bad = await news.Post(account, "To be removed.");
        await news.Remove(bad.Id, "off-topic");
        await Approve("discussion", await Answer.Json(account, $"/api/v1/discussions?url={news.ArticlePath}"));
        await Approve("comments", await news.Thread("?sort=oldest"));
        await Approve("counts", await Answer.Json(account, $"/api/v1/counts?url={news.ArticlePath}&url=/nothing"));
        await Told.Decisions(news);
        await Told.Unread(news, account, 2);
        await Approve("mine", await Answer.Json(account, $"/api/v1/discussions/{news.Discussion}/mine?ids={posted.Id},{reply.Id}"));
        await Approve("refused", await Answer.Json(await news.TryPost(account, "")));
    }

    [Fact]
    public async Task A_held_comment_is_answered_as_approved()
    {
        await using var news = await Newsroom.OpenAlone(policy: site => site.SetPolicy(true, holdFirst: true, null, 15));

        await Approve("held", (await news.Post(news.Browser(), "Waiting.")).Json);
    }

    [Fact]
    public async Task A_page_names_where_the_next_one_begins()
    {
        await using var news = await Newsroom.OpenAlone();
        var account = await news.SignedIn("Ada Marsh");
        var top = await news.Post(account, "One.");
        for (var number = 0; number < 4; number++)
            await news.Post(account, $"Reply {number}.", top.Id);
        await news.Post(account, "Two.");

        await Approve("page", await news.Thread("?sort=oldest&limit=1"));
    }

    private static async Task Approve(string name, JsonElement answer)
    {
        var file = Path.Combine(Sources.Root, "tests/Parley.Web.Tests/Discussions/Approved", name + ".json");
        var text = Scrub(JsonSerializer.Serialize(answer, Indented)) + "\n";
        if (Environment.GetEnvironmentVariable("PARLEY_APPROVE") == "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(file), $"There is no approved answer {name}.json. This came:\n{text}");
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }

    /// <summary>What differs from run to run by its nature: port, short name of the site, the markup of a fragment.</summary>
    private static string Scrub(string text) =>
        Fragment().Replace(Cursor().Replace(ShortName().Replace(Port().Replace(text, "localhost:PORT"), "/SITE/"), "\"CURSOR\""), "\"fragment\": \"HTML\"");

    [GeneratedRegex(@"127\.0\.0\.1:\d+|localhost:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"/site-\d+/")]
    private static partial Regex ShortName();

    [GeneratedRegex("\"[A-Za-z0-9_-]{39}\"")]
    private static partial Regex Cursor();

    [GeneratedRegex("\"fragment\": \".*\"")]
    private static partial Regex Fragment();
}
