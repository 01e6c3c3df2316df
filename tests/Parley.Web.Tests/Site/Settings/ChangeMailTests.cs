using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.People;

namespace Parley.Web.Tests.Site.Settings;

public sealed class ChangeMailTests
{
    private static readonly (string, string?)[] Good =
        [("mail-host", "mail.example"), ("mail-port", "587"), ("mail-from", "desk@news.example"), ("mail-user", "ada"), ("mail-password", "a very secret word")];

    [Fact]
    public async Task The_password_goes_in_and_comes_out_nowhere()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        await Owners.Saved(await owner.Fill("/site/mail", Good));

        Assert.Equal("a very secret word", (await Mail(program)).Password);
        foreach (var path in (string[])["/site/mail", "/site/history"])
            Assert.DoesNotContain("secret", await owner.Text(path), StringComparison.Ordinal);
        Assert.Contains("mail.example", await owner.Text("/site/history"), StringComparison.Ordinal);
        Assert.DoesNotContain(program.Log.All, line => line.Contains("secret", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", string.Join('\n', await program.Read(database => database.LedgerWords.Select(row => row.Words).ToListAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_stays_when_its_field_is_empty_and_goes_with_its_server()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/mail", Good));

        await Owners.Saved(await owner.Fill("/site/mail", ("mail-sender", "The Herald")));
        Assert.Equal("a very secret word", (await Mail(program)).Password);

        await Owners.Saved(await owner.Fill("/site/mail", ("mail-host", "evil.example")));
        Assert.Null((await Mail(program)).Password);
    }

    [Theory]
    [InlineData("mail-host", "mail.example:25", "name of the server")]
    [InlineData("mail-host", "http://169.254.169.254/", "name of the server")]
    [InlineData("mail-host", "mail.example\r\nQUIT", "cannot be seen")]
    [InlineData("mail-port", "22", "587")]
    [InlineData("mail-port", "6379", "587")]
    [InlineData("mail-port", "0x1f", "587")]
    [InlineData("mail-from", "desk@news.example\r\nBcc: eve@news.example", "e-mail address")]
    [InlineData("mail-from", "desk@news.example, eve@news.example", "e-mail address")]
    [InlineData("mail-reply-to", "not an address", "e-mail address")]
    [InlineData("mail-sender", "Herald\r\nBcc: eve@news.example", "cannot be seen")]
    [InlineData("mail-user", "ada\r\nQUIT", "cannot be seen")]
    [InlineData("mail-password", "secret\r\nQUIT", "cannot be seen")]
    public async Task What_no_mail_server_is_asked_with_is_refused(string field, string value, string why)
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();

        var said = await Owners.Refused(await owner.Fill("/site/mail", [.. Good.Where(one => one.Item1 != field), (field, value)]));

        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.Null((await Mail(program)).Host);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task An_owner_cannot_lead_the_program_into_its_own_network(string host)
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/mail", [.. Good.Where(one => one.Item1 != "mail-host"), ("mail-host", host)]));

        var said = await (await owner.Post("/site/mail/test")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("private network", said, StringComparison.Ordinal);
        Assert.False(canary.Pending());
    }

    [Fact]
    public async Task A_server_that_the_operator_set_is_shown_without_its_password_and_not_changed()
    {
        await using var program = await TestProgram.Start(options => options with
        {
            Mail = options.Mail with { Host = "smtp.operator.example", User = "op", Password = "operators secret" },
        });
        var owner = await OperatorsOwner(program);

        var page = await owner.Text("/site/mail");
        Assert.Contains("smtp.operator.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("operators secret", page, StringComparison.Ordinal);
        await Owners.Saved(await owner.Fill("/site/mail", ("mail-sender", "The Herald"), ("mail-host", "evil.example"), ("mail-port", "25")));

        Assert.Equal((null, "The Herald"), ((await Mail(program)).Host, (await Mail(program)).SenderName));
    }

    [Fact]
    public async Task A_test_letter_goes_to_the_owner_alone_and_tells_what_was_answered()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/mail", ("mail-sender", "The Herald"), ("mail-reply-to", "desk@news.example")));

        var answer = await owner.Post("/site/mail/test", ("to", "eve@news.example"));

        Assert.Contains("ada@news.example", Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        await program.Mail("ada@news.example", 2);
        var letter = program.Mails("ada@news.example").Single(mail => mail.Subject.StartsWith("A letter from", StringComparison.Ordinal));
        Assert.Contains("From: The Herald <parley@localhost>", letter.Raw, StringComparison.Ordinal);
        Assert.Contains("Reply-To: desk@news.example", letter.Raw, StringComparison.Ordinal);
        Assert.Empty(program.Mails("eve@news.example"));
    }

    /// <summary>No letter can be read where a server carries them: a session is put beside an account.</summary>
    private static async Task<TestBrowser> OperatorsOwner(TestProgram program)
    {
        var token = Tokens.New();
        var now = program.Clock.GetUtcNow();
        await program.Write(async (job, cancel) =>
        {
            var account = new Account("Ada Wren", "ada wren", "ada@news.example", "ada@news.example", now);
            job.Accounts.Add(account);
            await job.SaveChangesAsync(cancel);
            job.Staff.Add(new StaffMember(account.Id, job.Sites.Single().Id, Role.Owner, now));
            job.Sessions.Add(new Session(Tokens.Hash(token), account.Id, isBearer: false, null, now, now.AddDays(1)));
            return await job.SaveChangesAsync(cancel);
        });
        var browser = program.Browser();
        browser.Cookies[ReaderCookies.SessionName] = token;
        return browser;
    }

    private static Task<SiteMail> Mail(TestProgram program) => program.Read(async database =>
        await database.SiteMail((await database.Sites.SingleAsync()).Id, program.Keys, TestContext.Current.CancellationToken));
}
