using System.Text;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>
/// Notifications as letters: who did what and where, with links of our own alone. Nobody's words go by mail: what is taken away later
/// would lie in mailboxes for good, and a stranger's link would come in the publication's name.
/// </summary>
internal sealed class NoticeLetters(KeyFile keys, ServeOptions options, SiteDirectory sites)
{
    /// <summary>Writes the letters of some readers into the outbox, together with the note that they were written. Returns how many.</summary>
    public async Task<int> Write(Database job, int readers, DateTimeOffset now, CancellationToken cancel)
    {
        var written = 0;
        foreach (var reader in await job.DueReaders(now, readers, cancel))
        {
            if (await job.TakeLetter(reader, now, cancel) is not { } notices) continue;
            foreach (var ofSite in notices.GroupBy(notice => notice.Site))
            {
                if (sites.ById(ofSite.Key) is not { } site) continue;
                job.Outbox.Add(Letter(reader, site, [.. ofSite]).ToOutbox(keys, now));
                written++;
            }
        }

        await job.SaveChangesAsync(cancel);
        return written;
    }

    private Letter Letter(LetterReader reader, Publication site, List<NoticeRow> notices)
    {
        var words = Words.For(reader.Language ?? site.Language);
        var root = NoticeText.Root(options, sites, site);
        var sorts = notices.Select(SortOf).Aggregate((one, other) => one | other);
        var stop = $"{root}/notifications/unsubscribe?token={StopMail.Token(keys, reader.Account, sorts)}";
        var text = new StringBuilder();
        foreach (var notice in notices.Take(LetterWrites.MostInLetter))
            text.Append(Sentence(words, notice, site)).Append('\n').Append(root).Append(NoticeText.Path(notice)).Append("\n\n");
        if (notices.Count > LetterWrites.MostInLetter)
            text.Append(words["notices.mail_more"]).Append('\n').Append(root).Append("/notifications\n\n");
        text.Append(words.Fill("notices.mail_foot", ("choices", $"{root}/account/notifications"), ("stop", stop)));
        return new Letter
        {
            To = reader.Email,
            FromName = site.Name,
            Site = site.Id.Value,
            Subject = notices is [var only] ? Sentence(words, only, site) : words.Count("notices.mail_subject", notices.Count, ("site", site.Name)),
            Text = text.ToString(),
            StopAddress = stop,
        };
    }

    private static string Sentence(Words words, NoticeRow notice, Publication site) =>
        NoticeText.WithoutLinks(NoticeText.Sentence(words, notice, site.Name));

    private static StopMail.Sorts SortOf(NoticeRow notice) =>
        notice.Kind is NotificationKind.Followed or NotificationKind.Correction ? StopMail.Sorts.Followed : StopMail.Sorts.AboutMe;
}
