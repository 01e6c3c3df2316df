using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Articles.Replies;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Desk;
using Parley.Core.Moderation.Reports;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Articles.Replies;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.People;
using Parley.Storage.Site;

namespace Parley.Web.Demo;

/// <summary>What waits at the demo's desk: comments that its rules hold, reports, a notice, ready reasons. As of the day of the first start.</summary>
internal sealed partial class DemoDesk(Database database, SiteId site, DateTimeOffset now)
{
    public static async Task Fill(Database database, SiteId site, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        var desk = new DemoDesk(database, site, now);
        var waiting = await Read(cancel);
        foreach (var comment in waiting.Held)
            await desk.Hold(comment, cancel);
        foreach (var report in waiting.Reports)
            await desk.Report(report, keys, cancel);
        await desk.Notice(waiting.Notice, keys, cancel);
        foreach (var reason in waiting.Reasons)
            await database.AddCannedReason(new CannedReason(site, reason.Language, reason.Reason, reason.Words), cancel);
        foreach (var reply in waiting.Replies)
            await desk.Reply(reply, keys, cancel);
        foreach (var note in waiting.Notes)
        {
            if (await desk.Comment(note.Comment, cancel) is { } about && await desk.Person(note.By, cancel) is { } by)
                await database.AddNote(new CommentNote(site, about.Id, by, note.Words, now.AddMinutes(-note.Ago)), cancel);
        }
    }

    /// <summary>Takes its ready reasons away; what waited has gone with its articles.</summary>
    public static async Task Clear(Database job, SiteId site, CancellationToken cancel)
    {
        var demo = (await Read(cancel)).Reasons.Select(reason => reason.Words).ToHashSet(StringComparer.Ordinal);
        foreach (var reason in (await job.CannedReasons(site, null, cancel)).Where(reason => demo.Contains(reason.Words)))
            await job.RemoveCannedReason(site, reason.Id, cancel);
    }

    private static async Task<WaitingFile> Read(CancellationToken cancel) =>
        JsonSerializer.Deserialize(await File.ReadAllTextAsync(DemoFiles.WaitingPath, cancel), WaitingShapes.Default.WaitingFile)
        ?? throw new InvalidDataException("the demo's desk is empty");

    /// <summary>As the program itself posts it, read by the same rules; what they let pass waits as a newcomer's.</summary>
    private async Task Hold(HeldFile file, CancellationToken cancel)
    {
        var discussion = await database.QueryNumber(
            "SELECT d.id FROM discussions d JOIN articles a ON a.id = d.article WHERE a.site = @site AND a.key = @key", cancel, ("@site", site.Value), ("@key", file.Article));
        if (discussion is not { } number)
            return;
        var at = now.AddMinutes(-file.Ago);
        var account = await Person(file.By, cancel);
        var text = Markup.PlainText(file.Text);
        var rendered = Markup.Render(file.Text);
        var before = await database.WrittenLately(site, new DiscussionId(number), account, null, cancel);
        var input = new ScreeningInput
        {
            Text = text,
            Fingerprint = Fingerprint.Of(text),
            Policy = new PolicyBook(await database.Sites.FindAsync([site], cancel) ?? throw new InvalidOperationException("The demo has no site."), []).Of(null, null, null) with { HoldNewcomers = 1 },
            Now = at,
            Links = rendered.Links.Count,
            Discussion = new DiscussionId(number),
            Around = before.Around,
            Judged = before.Judged,
        };
        var stored = await database.Post(
            new NewComment
            {
                Discussion = new DiscussionId(number),
                Parent = file.Parent is { } parent ? (await Comment(parent, cancel))?.Id : null,
                Account = account,
                GuestName = account is null ? file.By : null,
                Source = file.Text,
                Html = rendered.Html.Value,
                RendererVersion = rendered.RendererVersion,
                Screened = Screening.Of(input),
                Fingerprint = input.Fingerprint,
                Who = account is { } id ? $"a:{id}" : $"h:{file.Id}",
                Key = file.Id,
                KeyLifetime = TimeSpan.FromHours(24),
                RequestHash = SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)),
                At = at,
            }, cancel);
        if (stored is PostResult.Stored done)
            await database.RememberAlias(site, DemoNewsroom.Source, file.Id, AliasKind.Comment, done.Comment.Id.Value, cancel);
    }

    private async Task Report(ReportFile file, KeyFile keys, CancellationToken cancel)
    {
        if (await Comment(file.Comment, cancel) is { } comment && await Person(file.By, cancel) is { } reader)
            await database.Report(new NewReport(comment.Id, reader, null, Reporter.Of(reader), file.Reason, file.Words, null, now.AddMinutes(-file.Ago)), keys, cancel);
    }

    /// <summary>Somebody quoted was asked to answer, and has.</summary>
    private async Task Reply(ReplyFile file, KeyFile keys, CancellationToken cancel)
    {
        if (await database.Articles.SingleOrDefaultAsync(row => row.Site == site && row.Key == file.Article, cancel) is not { } article
            || await database.CurrentRevision(article, cancel) is not { } revision || await database.DiscussionOf(article.Id, cancel) is not { } discussion
            || LaidArticle.Of(revision).Blocks.OfType<LaidQuotation>().FirstOrDefault(quotation => quotation.Quotation.Speaker == file.By) is not { } quoted
            || await Person(file.By, cancel) is not { } person || await Person(file.Asked, cancel) is not { } editor)
            return;
        var at = now.AddMinutes(-file.Ago);
        var right = new RightOfReply(
            article, discussion.Id, [.. quoted.Words.Select(words => words.Id)], file.By, file.Email, file.Email, file.Evidence, Tokens.Hash(Tokens.New()), editor, at.AddHours(-20));
        await database.InviteQuoted(right, keys, cancel);
        await database.Verify(right, person, keys, at.AddMinutes(-30), cancel);
        await database.WriteReply(right.Id, person, file.Words, null, keys, at, cancel);
    }

    private async Task Notice(NoticeFile file, KeyFile keys, CancellationToken cancel)
    {
        if (await Comment(file.Comment, cancel) is { } comment)
            await database.FileNotice(
                new NewNotice
                {
                    Site = site,
                    Reference = "DEMO-2345",
                    Category = file.Category,
                    Law = file.Law,
                    Why = file.Why,
                    Name = file.Name,
                    Email = file.Email,
                    EmailKey = file.Email,
                    Language = "en",
                    Things = [new NoticedThing($"/comments/{comment.Id}", comment.Id, comment.Discussion, null)],
                    At = now.AddMinutes(-file.Ago),
                }, keys, cancel);
    }

    private async Task<CommentRow?> Comment(string id, CancellationToken cancel) =>
        await database.AliasTarget(site, DemoNewsroom.Source, id, AliasKind.Comment, cancel) is { } number ? await database.Comment(new CommentId(number), cancel) : null;

    private async Task<AccountId?> Person(string name, CancellationToken cancel) =>
        await database.QueryNumber("SELECT id FROM accounts WHERE name_skeleton = @name", cancel, ("@name", NameSkeleton.Of(name))) is { } id ? new AccountId(id) : null;

    /// <param name="By">Somebody of people.json, else a guest's name.</param>
    /// <param name="Ago">Minutes before the first start.</param>
    private sealed record HeldFile(string Id, string Article, string? Parent, string By, int Ago, string Text);

    private sealed record ReportFile(string Comment, string By, string Reason, string? Words, int Ago);

    private sealed record NoticeFile(string Comment, string Category, string Law, string Why, string Name, string Email, int Ago);

    private sealed record ReasonFile(string Language, string Reason, string Words);

    private sealed record ReplyFile(string Article, string By, string Asked, string Email, string Evidence, int Ago, string Words);

    private sealed record NoteFile(string Comment, string By, string Words, int Ago);

    private sealed record WaitingFile(
        IReadOnlyList<HeldFile> Held, IReadOnlyList<ReportFile> Reports, NoticeFile Notice, IReadOnlyList<ReasonFile> Reasons, IReadOnlyList<NoteFile> Notes,
        IReadOnlyList<ReplyFile> Replies);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(WaitingFile))]
    private sealed partial class WaitingShapes : JsonSerializerContext;
}
