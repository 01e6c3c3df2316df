using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Notifications;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed partial class NoticeLettersTests
{
    [Fact]
    public async Task A_letter_says_who_and_where_and_holds_no_words_nor_links_of_others()
    {
        await using var program = await TestProgram.Start();
        await using var news = await Newsroom.In(program);
        var ada = await program.SignIn("ada@example.org", "Ada Moor");
        var first = await news.Post(ada, "A claim.");
        await news.Post(await news.SignedIn("Visit evil.example"), "See https://evil.example/now and this secret.", first.Id);

        var mail = await NextLetter(news, "ada@example.org");

        Assert.Contains("replied to you", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"evil\.example", mail.Text + mail.Subject);
        Assert.All(Links().Matches(mail.Text).Select(match => new Uri(match.Value).Host), host => Assert.Equal(program.Address.Host, host));
        Assert.Contains($"{news.Prefix}/comments/", mail.Text, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", mail.Raw, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_the_sites_own_with_its_senders_name_and_address_for_answers()
    {
        await using var program = await TestProgram.Start();
        await using var news = await Newsroom.In(program);
        await program.Write((job, cancel) => job.KeepSiteMail(news.Site.Id, new SiteMail { SenderName = "The Night Desk", ReplyTo = "desk@news.example" }, program.Keys, cancel));
        var first = await news.Post(await program.SignIn("ada@example.org", "Ada Moor"), "A claim.");
        await news.Post(await news.SignedIn(), "An answer.", first.Id);

        var mail = await NextLetter(news, "ada@example.org");

        Assert.Contains("The Night Desk", mail.Raw, StringComparison.Ordinal);
        Assert.Contains("Reply-To: desk@news.example", mail.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_names_languages_offers_those_and_its_own()
    {
        await using var news = await Newsroom.Open(policy: site => site.Offer(["fr"], null));
        var ada = await news.SignedIn();

        var offered = (await news.Page($"{news.Prefix}/account/notifications", ada)).QuerySelectorAll("#language option").Select(option => option.GetAttribute("value"));

        Assert.Equal(["", "en", "fr"], offered);
        (string, string)[] choice = [("aboutMe", "never"), ("followed", "never")];
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.Post($"{news.Prefix}/account/notifications", [.. choice, ("language", "ru")])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Post($"{news.Prefix}/account/notifications", [.. choice, ("language", "fr")])).StatusCode);
    }

    [Fact]
    public async Task The_last_link_ends_mail_by_its_button_alone_and_a_guessed_one_does_nothing()
    {
        await using var program = await TestProgram.Start();
        await using var news = await Newsroom.In(program);
        var ada = await program.SignIn("ada@example.org", "Ada Moor");
        var first = await news.Post(ada, "A claim.");
        await news.Post(await news.SignedIn(), "An answer.", first.Id);
        var stop = new Uri(Header().Match((await NextLetter(news, "ada@example.org")).Raw.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n\t", "", StringComparison.Ordinal)).Groups[1].Value).PathAndQuery;
        var scanner = program.Browser();
        scanner.Headers["Sec-Fetch-Site"] = null;

        Assert.Equal(HttpStatusCode.OK, (await scanner.Get(stop)).StatusCode);
        Assert.Equal(MailChoice.AtOnce, await Choice());
        Assert.Equal(HttpStatusCode.NotFound, (await scanner.Post(stop[..^2] + "AA")).StatusCode);
        Assert.Equal(MailChoice.AtOnce, await Choice());
        Assert.Equal(HttpStatusCode.OK, (await scanner.Post(stop, ("List-Unsubscribe", "One-Click"))).StatusCode);
        Assert.Equal(MailChoice.Never, await Choice());
        Assert.Equal(HttpStatusCode.OK, (await scanner.Post(stop)).StatusCode);

        Task<MailChoice> Choice() => program.Read(database => database.Accounts.Where(row => row.EmailKey == "ada@example.org").Select(row => row.MailAboutMe).SingleAsync());
    }

    [Fact]
    public async Task Letters_and_own_pages_speak_the_readers_language_and_kept_pages_the_sites()
    {
        await using var program = await TestProgram.Start();
        await using var news = await Newsroom.In(program);
        var ada = await program.SignIn("ada@example.org", "Ada Moor");
        await ada.Post("/account/notifications", ("aboutMe", "atOnce"), ("followed", "never"), ("language", "de"));

        Assert.Equal("de", (await Answer.Page(ada, "/account")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await Answer.Page(ada, news.ArticlePath)).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("aboutMe", "often")]
    [InlineData("followed", "")]
    [InlineData("language", "xx")]
    [InlineData("language", "../en")]
    public async Task A_choice_that_is_not_offered_changes_nothing(string field, string value)
    {
        await using var news = await Newsroom.Open();
        var fields = new Dictionary<string, string> { ["aboutMe"] = "never", ["followed"] = "never", ["language"] = "de", [field] = value };

        var answer = await (await news.SignedIn()).Post("/account/notifications", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public void A_headline_with_line_breaks_stays_one_line_of_the_head()
    {
        var letter = new Letter { To = "ada@example.org", FromName = "Paper\r\nBcc: all@example.org", Subject = "One\r\nBcc: all@example.org", Text = "", StopAddress = "https://paper.example/stop?token=x" };

        var mime = letter.ToMime(new Storage.Notifications.ClaimedMessage(1, "mail", "", DateTimeOffset.UnixEpoch, 1), "paper@example.org");

        Assert.Empty(mime.Bcc);
        Assert.Equal("<https://paper.example/stop?token=x>", mime.Headers["List-Unsubscribe"]);
    }

    /// <summary>The newest one, once it is due.</summary>
    private static async Task<TestMail> NextLetter(Newsroom news, string email)
    {
        await Told.Everything(news);
        var before = news.Program.Mails(email).Count;
        news.Later(TimeSpan.FromMinutes(2));
        news.Program.Clock.Advance(NoticeRounds.Every);
        return await news.Program.Mail(email, before + 1);
    }

    [GeneratedRegex(@"https?://[^\s>]+")]
    private static partial Regex Links();

    [GeneratedRegex(@"List-Unsubscribe:\s*<([^>]+)>")]
    private static partial Regex Header();
}
