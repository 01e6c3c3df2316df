using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed partial class GuestLettersTests
{
    [Fact]
    public async Task Nobody_subscribes_a_stranger_one_letter_asks_and_then_there_is_silence()
    {
        await using var news = await Newsroom.OpenAlone();
        for (var number = 0; number < 5; number++)
        {
            var posted = await Post(news, news.Browser(), $"Comment {number}", "Victim@Example.org");
            await news.Post(news.Browser(), "An answer.", posted.Id);
        }

        await Told.Everything(news);

        var letter = Assert.Single(await Letters(news, "victim@example.org"));
        Assert.DoesNotContain("Comment 0", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("/notifications/confirm?token=", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        Assert.Empty(letter.Attachments);
    }

    [Fact]
    public async Task Whoever_confirmed_is_told_of_replies_and_decisions_and_nothing_by_the_words_of_others()
    {
        await using var news = await Newsroom.OpenAlone();
        var guest = news.Browser();
        var posted = await Post(news, guest, "My comment.", "gwen@example.org");
        await Told.Everything(news);
        var confirm = Link((await Letters(news, "gwen@example.org"))[0], "confirm");

        // Programs look at links: that does nothing.
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(confirm)).StatusCode);
        await news.Post(await news.SignedIn("Ada Marsh"), "Too early.", posted.Id);
        await Told.Everything(news);
        Assert.Single(await Letters(news, "gwen@example.org"));
        await news.Browser().Post(confirm);
        await news.Post(await news.SignedIn("www.evil.example"), "See https://evil.example/ at once.", posted.Id);
        await Told.Everything(news);
        await news.Remove(posted.Id, "hate");
        await Told.Decisions(news);

        var letters = (await Letters(news, "gwen@example.org")).ToArray();
        Assert.Equal(3, letters.Length);
        foreach (var letter in letters)
        {
            Assert.DoesNotContain("evil.example", letter.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", letter.Subject, StringComparison.Ordinal);
            Assert.Null(letter.HtmlBody);
        }

        Assert.Equal(3, letters.Select(letter => letter.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task One_click_ends_it_for_good()
    {
        await using var news = await Newsroom.OpenAlone();
        await Post(news, news.Browser(), "My comment.", "gwen@example.org");
        await Told.Everything(news);
        var letter = (await Letters(news, "gwen@example.org"))[0];

        using var oneClick = new StringContent("List-Unsubscribe=One-Click", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Send(HttpMethod.Post, Link(letter, "stop"), oneClick)).StatusCode);
        news.Later(TimeSpan.FromDays(60));
        await Post(news, news.Browser(), "Another comment.", "gwen@example.org");
        await Told.Everything(news);

        Assert.Single(await Letters(news, "gwen@example.org"));
    }

    [Fact]
    public async Task More_than_a_few_letters_in_an_hour_are_not_sent()
    {
        await using var news = await Newsroom.OpenAlone();
        var posted = await Post(news, news.Browser(), "My comment.", "gwen@example.org");
        await Told.Everything(news);
        await news.Browser().Post(Link((await Letters(news, "gwen@example.org"))[0], "confirm"));
        for (var number = 0; number < 12; number++)
            await news.Post(news.Browser(), $"Answer {number}, not like the others.", posted.Id);
        await Told.Everything(news);

        Assert.Equal(1 + Core.Notifications.GuestMail.MostLettersAnHour, (await Letters(news, "gwen@example.org", 6)).Count);
    }

    internal static async Task<Posted> Post(Newsroom news, TestBrowser guest, string text, string email)
    {
        var json = await Answer.Json(await news.TryPost(guest, text, email: email));
        return new Posted(json.GetProperty("comment").GetProperty("id").GetString() ?? "", json);
    }

    /// <summary>What the folder for mail holds for an address, once the outbox has nothing left to send.</summary>
    internal static async Task<IReadOnlyList<MimeMessage>> Letters(Newsroom news, string to, int least = 1)
    {
        var folder = news.Program.Get<Parley.Web.Site.MailOptions>().Pickup;
        List<MimeMessage> letters = [];
        await Patience.Until(async () =>
        {
            news.Program.Clock.Advance(TimeSpan.FromSeconds(5));
            if (await news.Program.Read(database => database.QueryNumber("SELECT count(*) FROM outbox WHERE sent_at IS NULL", CancellationToken.None)) > 0)
                return false;
            letters = [.. Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file)) : []];
            letters.RemoveAll(letter => !letter.To.Mailboxes.Any(box => box.Address.Equals(to, StringComparison.OrdinalIgnoreCase)));
            return letters.Count >= least;
        });
        return letters;
    }

    internal static string Link(MimeMessage letter, string deed)
    {
        var whole = Address().Matches(letter.TextBody ?? "").Select(match => match.Value).First(link => link.Contains($"/notifications/{deed}?", StringComparison.Ordinal));
        return new Uri(whole).PathAndQuery;
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
