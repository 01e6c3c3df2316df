using System.Text;
using Parley.Core.Moderation.Reports;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.Notifications;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary>What whoever sent a legal notice is written: links of our own alone, and none of the words that were sent.</summary>
internal sealed class LegalNoticeLetters(KeyFile keys, ServeOptions options, SiteDirectory sites)
{
    /// <summary>Null where no address was given.</summary>
    public Letter? Receipt(NewNotice notice, Publication site) => Write(
        notice.Email, notice.Language, site, "notice.mail_receipt", notice.Reference, notice.Things.Select(thing => thing.Url), "notice.mail_receipt_text");

    /// <summary>Inside a write job: that decisions can be read, and where.</summary>
    public async Task Add(Database job, IReadOnlyList<NoticeRow> decided, Publication site, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var notice in decided)
        {
            if (Write(notice.Email, notice.Language, site, "notice.mail_decided", notice.Reference, [], "notice.mail_decided_text") is { } letter)
                job.Outbox.Add(letter.ToOutbox(keys, now));
        }

        await job.SaveChangesAsync(cancel);
    }

    /// <summary>Inside a write job: that an objection was answered, their own or that of the author whose words are back.</summary>
    public async Task AddAnswered(Database job, IReadOnlyList<NoticeRow> notices, bool isTheirOwn, Publication site, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var notice in notices)
        {
            if (Write(notice.Email, notice.Language, site, "notice.mail_again", notice.Reference, [], isTheirOwn ? "notice.mail_answered_text" : "notice.mail_restored_text") is { } letter)
                job.Outbox.Add(letter.ToOutbox(keys, now));
        }

        await job.SaveChangesAsync(cancel);
    }

    /// <summary>Inside a write job: tells those who have no account what is held against their reports. Accounts read it in their statements.</summary>
    public async Task Add(Database job, IReadOnlyList<MisuseMeasure> measures, Publication site, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var measure in measures.Where(measure => measure.Who.StartsWith("m:", StringComparison.Ordinal)))
        {
            if (measure is not { Email: { } email, Language: { } language })
                continue;
            var words = Words.For(language);
            var word = measure.Until is null ? "warned" : "suspended";
            (string, string)[] places = [("site", site.Name), ("date", measure.Until is { } until ? words.Date(until) : "")];
            job.Outbox.Add(new Letter
            {
                To = email,
                Site = site.Id.Value,
                FromName = site.Name,
                Subject = words.Fill($"misuse.mail.{word}", places),
                Text = words.Fill($"misuse.mail.{word}_text", places) + "\n",
            }.ToOutbox(keys, now));
        }

        await job.SaveChangesAsync(cancel);
    }

    /// <summary>The four criteria, for the record.</summary>
    public static string Facts(Misuse misuse, Words words) => words.Fill(
        misuse.WarnedAt is null ? "misuse.facts" : "misuse.facts_warned",
        ("unfounded", words.Number(misuse.Unfounded)), ("all", words.Number(misuse.All)), ("notices", words.Number(misuse.Notices)),
        ("days", words.Number((long)Misuse.Lately.TotalDays)), ("date", misuse.WarnedAt is { } warned ? words.Date(warned) : ""));

    private Letter? Write(string? email, string language, Publication site, string subject, string reference, IEnumerable<string> paths, string text)
    {
        if (email is null)
            return null;
        var words = Words.For(language);
        var root = NoticeText.Root(options, sites, site);
        var body = new StringBuilder(words.Fill(text, ("reference", reference), ("site", site.Name), ("link", root + NoticeKey.Path(reference, keys))));
        foreach (var path in paths)
            body.Append('\n').Append(root).Append(path);
        return new Letter
        {
            To = email,
            Site = site.Id.Value,
            FromName = site.Name,
            Subject = words.Fill(subject, ("reference", reference)),
            Text = body.Append('\n').ToString(),
        };
    }
}
