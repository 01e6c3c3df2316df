using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Notifications;
using Parley.Web.People;

namespace Parley.Web.Site.Settings;

/// <summary>
/// <c>/site/mail</c>: how letters leave. A server that the operator has set is shown and not changed; an owner's own is kept sealed and used
/// from the next letter on. The password goes in and never comes out.
/// </summary>
internal static class ChangeMail
{
    private const int LongestSecret = 200;

    public static async Task<HtmlPage> Page(
        string? saved, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, Postbox post, HttpContext context, CancellationToken cancel)
    {
        IReadOnlyList<PageNotice> notices = saved is null ? [] : [new PageNotice(NoticeKind.Good, context.Words()["site.saved"])];
        return await Show(context, reader, asked, database, keys, post, null, StatusCodes.Status200OK, notices, cancel);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, Postbox post, HttpContext context, CancellationToken cancel)
    {
        var form = await context.Request.ReadFormAsync(cancel);
        var words = context.Words();
        var author = new SettingAuthor(reader.Account, keys, context.Now());
        var seen = form["seen"].ToString();
        var isOvertaken = false;
        Dictionary<string, SettingFault> faults = new(StringComparer.Ordinal);
        await database.Write(
            async (job, stop) =>
            {
                await job.LockSite(asked.Site.Id, stop);
                var before = await job.SiteMail(asked.Site.Id, keys, stop);
                faults.Clear();
                isOvertaken = seen != Fingerprint(before, keys);
                var after = Read(form, before, post.IsSetByOperator, faults);
                if (isOvertaken || faults.Count > 0 || after == before)
                    return 0;
                await job.KeepSiteMail(asked.Site.Id, after, keys, stop);
                await job.Record(asked.Site.Id, [.. Changes(before, after)], author, stop);
                return 1;
            }, cancel);
        if (isOvertaken)
            return await Show(context, reader, asked, database, keys, post, null, StatusCodes.Status409Conflict, [new PageNotice(NoticeKind.Warning, words["site.overtaken"])], cancel);
        if (faults.Count == 0)
            return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/site/mail?saved=1");
        return await Show(
            context, reader, asked, database, keys, post, (form, faults), StatusCodes.Status422UnprocessableEntity, [new PageNotice(NoticeKind.Problem, words["site.refused"])], cancel);
    }

    /// <summary>Sends one letter to the owner who asks, at once, and says in plain words what the server answered.</summary>
    public static async Task<HtmlPage> Test(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, Postbox post, HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        var email = await database.Accounts.Where(row => row.Id == reader.Account).Select(row => row.Email).SingleOrDefaultAsync(cancel);
        if (email is null)
            return await Show(context, reader, asked, database, keys, post, null, StatusCodes.Status422UnprocessableEntity, [new PageNotice(NoticeKind.Problem, words["site.mail.no_address"])], cancel);
        var letter = new Letter
        {
            To = email,
            FromName = asked.Site.Name,
            Subject = words.Fill("site.mail.test_subject", ("site", asked.Site.Name)),
            Text = words.Fill("site.mail.test_text", ("site", asked.Site.Name)),
        };
        PageNotice notice;
        try
        {
            var way = await post.Way(asked.Site.Id.Value, cancel);
            var answer = await way.Mailer.Send(letter.ToMime(context.Now(), way), cancel);
            notice = new PageNotice(NoticeKind.Good, words.Fill("site.mail.sent", ("email", email), ("answer", OneLine(answer))));
        }
        catch (Exception failure) when (failure is MailRefusedException || Outbox.IsPassing(failure))
        {
            notice = new PageNotice(NoticeKind.Problem, words.Fill("site.mail.not_sent", ("answer", OneLine((failure.InnerException as MailKit.Net.Smtp.SmtpCommandException ?? failure).Message))));
        }

        return await Show(context, reader, asked, database, keys, post, null, StatusCodes.Status200OK, [notice], cancel);
    }

    private static SiteMail Read(IFormCollection form, SiteMail before, bool isSetByOperator, Dictionary<string, SettingFault> faults)
    {
        var after = before with
        {
            SenderName = Line("mail-sender", SiteLine.LongestName),
            ReplyTo = Email("mail-reply-to"),
        };
        if (isSetByOperator)
            return after;
        var host = Line("mail-host", 253);
        // A name or address and nothing else: no port, no path, no sign that a line could end with.
        if (host is not null && Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6))
            faults["mail-host"] = new SettingFault.NoHost();
        if (!int.TryParse(form["mail-port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || !SiteMail.Ports.Contains(port))
            faults["mail-port"] = new SettingFault.NoPort();
        var from = Email("mail-from");
        if (host is not null && from is null && !faults.ContainsKey("mail-from"))
            faults["mail-from"] = new SettingFault.Missing();
        var typed = form["mail-password"].ToString();
        if (typed.Length > LongestSecret)
            faults["mail-password"] = new SettingFault.TooLong(LongestSecret);
        else if (typed.Any(char.IsControl))
            faults["mail-password"] = new SettingFault.Hidden();
        return after with
        {
            Host = host,
            Port = port,
            Tls = form["mail-tls"] == "yes",
            User = Line("mail-user", LongestSecret),
            // A password is for one server: it is not handed to another that somebody names later.
            Password = typed.Length > 0 ? typed : form["mail-forget"] == "yes" || host != before.Host ? null : before.Password,
            From = from,
        };

        string? Line(string field, int longest)
        {
            switch (SiteLine.Check(form[field].ToString(), longest))
            {
                case TextOutcome.Accepted accepted: return accepted.Text;
                case TextOutcome.Empty: return null;
                case TextOutcome.TooLong: faults[field] = new SettingFault.TooLong(longest); return null;
                default: faults[field] = new SettingFault.Hidden(); return null;
            }
        }

        string? Email(string field)
        {
            var text = form[field].ToString();
            if (string.IsNullOrWhiteSpace(text))
                return null;
            if (EmailAddress.Parse(text) is { } email)
                return email.Value;
            faults[field] = new SettingFault.NoEmail();
            return null;
        }
    }

    private static IEnumerable<SettingChange> Changes(SiteMail before, SiteMail after)
    {
        foreach (var ((code, old), (_, now)) in Lines(before).Zip(Lines(after)))
        {
            if (old != now)
                yield return new SettingChange(code, old, now);
        }

        // That it changed is on record; what it is stands nowhere.
        if (before.Password != after.Password)
            yield return new SettingChange("mail-password", before.Password is null ? "" : "•••", after.Password is null ? "" : "•••");
    }

    private static IEnumerable<(string Code, string Value)> Lines(SiteMail mail) =>
    [
        ("mail-sender", mail.SenderName ?? ""), ("mail-reply-to", mail.ReplyTo ?? ""), ("mail-host", mail.Host ?? ""),
        ("mail-port", mail.Port.ToString(CultureInfo.InvariantCulture)), ("mail-tls", mail.Tls ? "yes" : "no"), ("mail-user", mail.User ?? ""), ("mail-from", mail.From ?? ""),
    ];

    /// <summary>Keyed, since a password is part of it.</summary>
    private static string Fingerprint(SiteMail mail, KeyFile keys) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Hashing, JsonSerializer.SerializeToUtf8Bytes(mail)))[..16];

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length > 300 ? line[..300] + "…" : line;
    }

    private static async Task<HtmlPage> Show(
        HttpContext context, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, Postbox post,
        (IFormCollection Form, IReadOnlyDictionary<string, SettingFault> Faults)? typed, int status, IReadOnlyList<PageNotice> notices, CancellationToken cancel)
    {
        var mail = await database.SiteMail(asked.Site.Id, keys, cancel);
        var words = context.Words();
        var stored = Lines(mail).ToDictionary(line => line.Code, line => line.Value, StringComparer.Ordinal);
        SettingField Field(string code, int longest = 200) => new()
        {
            Setting = new Setting(code, code == "mail-tls" ? SettingKind.Flag : SettingKind.Line, _ => "", (_, _) => null) { Longest = longest, MayBeEmpty = true },
            Value = typed?.Form is { } form ? form[code].ToString() : stored[code],
            Error = typed?.Faults.GetValueOrDefault(code)?.Sentence(words),
        };
        var own = post.Operator;
        return HtmlPage.Personal<MailPage>(new MailView
        {
            Settings = SettingsFrame.Of(context, "mail", reader, notices),
            Seen = Fingerprint(mail, keys),
            Letter = [Field("mail-sender", SiteLine.LongestName), Field("mail-reply-to", EmailAddress.MaxLength)],
            Server = post.IsSetByOperator ? [] : [Field("mail-host", 253), Field("mail-port", 5), Field("mail-tls"), Field("mail-from", EmailAddress.MaxLength), Field("mail-user")],
            HasPassword = mail.Password is not null,
            PasswordError = typed?.Faults.GetValueOrDefault("mail-password")?.Sentence(words),
            Operator = post.IsSetByOperator ? $"{own.Host}:{own.Port.ToString(CultureInfo.InvariantCulture)} · {own.From}" : null,
            GoesNowhere = !post.IsSetByOperator && mail.Host is null,
        }, status);
    }
}

public sealed record MailView
{
    public required SettingsFrame Settings { get; init; }
    public required string Seen { get; init; }
    public required IReadOnlyList<SettingField> Letter { get; init; }

    /// <summary>Empty where the operator has set the server.</summary>
    public required IReadOnlyList<SettingField> Server { get; init; }
    public bool HasPassword { get; init; }
    public string? PasswordError { get; init; }

    /// <summary>The operator's server and address, without its password.</summary>
    public string? Operator { get; init; }

    /// <summary>Letters are only laid into a folder.</summary>
    public bool GoesNowhere { get; init; }
}
