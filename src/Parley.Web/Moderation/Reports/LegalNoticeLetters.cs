using System.Text;
using Parley.Core.Site;
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

    /// <summary>That a decision can be read, and where.</summary>
    public Letter? Decision(NoticeRow notice, Publication site) =>
        Write(notice.Email, notice.Language, site, "notice.mail_decided", notice.Reference, [], "notice.mail_decided_text");

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
