using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>Letters to guests who gave an address: the one that asks, and after it was confirmed those about replies and decisions. Like all letters they hold nobody's words.</summary>
internal sealed class GuestLetters(KeyFile keys, ServeOptions options, SiteDirectory sites, TimeProvider clock)
{
    /// <summary>What follows comments that were posted, inside the job of <see cref="Discussions.Aftermath"/>.</summary>
    public async Task Tell(Database job, IReadOnlyList<CommentTask> tasks, CancellationToken cancel)
    {
        var posted = tasks.Where(task => task.Kind == EventKind.CommentPosted).Select(task => task.Comment).Distinct().ToList();
        if (posted.Count == 0) return;
        var now = Now();
        foreach (var asked in await job.AskGuests(posted, now, cancel)) Ask(job, asked, now);
        foreach (var reply in await job.RepliesToGuests(posted, cancel))
        {
            if (!await job.TakeGuestLetter(reply.To, now, cancel)) continue;
            Write(job, reply.To, now, (words, _) => words.Fill("guest_mail.reply", ("name", reply.Author ?? words["notices.somebody"]), ("title", reply.Title)), $"/comments/{reply.Comment}");
        }

        await job.SaveChangesAsync(cancel);
    }

    /// <summary>What was decided about guests' comments, in the job that tells of it.</summary>
    public async Task TellStatements(Database job, IReadOnlyList<(long Site, long Number)> rows, CancellationToken cancel)
    {
        var now = Now();
        foreach (var statement in await job.StatementsToGuests(rows, cancel))
            Write(job, statement.To, now, (words, _) => Sentence(words, statement), FormattableString.Invariant($"/statements/{statement.To.Site}-{statement.Number}"));
        await job.SaveChangesAsync(cancel);
    }

    private static string Sentence(Words words, GuestStatement statement) => statement.Act switch
    {
        LedgerAct.Removed => words.Fill("notices.removed", ("reason", words.Find($"reason.{statement.Reason}") ?? words["reason.other"]), ("title", statement.Title)),
        LedgerAct.Approved => words.Fill("notices.approved", ("title", statement.Title)),
        LedgerAct.Restored => words.Fill("notices.restored", ("title", statement.Title)),
        _ => words.Fill("guest_mail.decided", ("title", statement.Title)),
    };

    private void Ask(Database job, GuestAddress to, DateTimeOffset now)
    {
        if (sites.ById(to.Site) is not { } site) return;
        var (words, root) = (Words.For(site.Language), NoticeText.Root(options, sites, site));
        var stop = GuestMailLinks.Stop(root, keys, to);
        job.Outbox.Add(new Letter
        {
            To = to.Email,
            FromName = site.Name,
            Site = site.Id.Value,
            Subject = words.Fill("guest_mail.ask.subject", ("site", NoticeText.WithoutLinks(site.Name))),
            Text = words.Fill("guest_mail.ask.text", ("site", NoticeText.WithoutLinks(site.Name)), ("confirm", GuestMailLinks.Confirm(root, keys, to)), ("stop", stop)),
            StopAddress = stop,
            NotAfter = now + GuestMail.AskedAgainAfter,
        }.ToOutbox(keys, now));
    }

    private void Write(Database job, GuestAddress to, DateTimeOffset now, Func<Words, Publication, string> sentence, string path)
    {
        if (sites.ById(to.Site) is not { } site) return;
        var (words, root) = (Words.For(site.Language), NoticeText.Root(options, sites, site));
        var (said, stop) = (NoticeText.WithoutLinks(sentence(words, site)), GuestMailLinks.Stop(root, keys, to));
        job.Outbox.Add(new Letter
        {
            To = to.Email,
            FromName = site.Name,
            Site = site.Id.Value,
            Subject = said,
            Text = $"{said}\n{root}{path}\n\n{words.Fill("guest_mail.foot", ("stop", stop))}",
            StopAddress = stop,
        }.ToOutbox(keys, now));
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
