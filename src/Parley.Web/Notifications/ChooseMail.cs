using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>/account/notifications</c>: when mail comes, in which language, and whether there is a personal feed.</summary>
internal static class ChooseMail
{
    internal sealed record FormRequest
    {
        public string? AboutMe { get; init; }
        public string? Followed { get; init; }
        public string? Language { get; init; }
    }

    public static Task<HtmlPage> Page(string? saved, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel) =>
        Show(http, reader, database, null, cancel, saved is null ? [] : [new PageNotice(NoticeKind.Good, http.Words()["account.saved"])]);

    /// <summary>A choice that is not one of those offered leaves all as it was.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> HandleForm(
        [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        if (Choice(form.AboutMe) is not { } aboutMe) return Refusal.BadField("aboutMe", "it is atOnce, daily, weekly or never").AsProblem();
        if (Choice(form.Followed) is not { } followed) return Refusal.BadField("followed", "it is atOnce, daily, weekly or never").AsProblem();
        var language = string.IsNullOrEmpty(form.Language) ? null : form.Language;
        if (language is not null && !Offered(CurrentSite.In(http).Site).Contains(language)) return Refusal.BadField("language", "we do not speak it").AsProblem();
        await database.Write(async (job, stop) =>
        {
            var row = await job.Accounts.SingleAsync(row => row.Id == account, stop);
            row.Choose(aboutMe, followed);
            row.Speak(language);
            return await job.SaveChangesAsync(stop);
        }, cancel);
        return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/account/notifications?saved=1");
    }

    /// <param name="feedAddress">To be shown this once.</param>
    public static async Task<HtmlPage> Show(
        HttpContext http, CurrentReader reader, Database database, string? feedAddress, CancellationToken cancel, params IReadOnlyList<PageNotice> notices)
    {
        var account = await database.Accounts.AsNoTracking().SingleAsync(row => row.Id == reader.Account, cancel);
        return HtmlPage.Personal<ChooseMailPage>(new ChooseMailView
        {
            Frame = AccountFrame.Of(http, "choices.heading", notices),
            AboutMe = account.MailAboutMe,
            Followed = account.MailFollowed,
            Language = account.Language,
            Languages = [.. Offered(CurrentSite.In(http).Site).Order(StringComparer.Ordinal).Select(tag => (tag, Words.NameOf(tag)))],
            HasFeed = account.FeedHash is not null,
            FeedAddress = feedAddress,
            HasEmail = account.Email is not null,
        });
    }

    public static string Word(MailChoice choice) => choice switch
    {
        MailChoice.AtOnce => "atOnce",
        MailChoice.Daily => "daily",
        MailChoice.Weekly => "weekly",
        _ => "never",
    };

    /// <summary>Where the site names none, all that there are.</summary>
    private static IEnumerable<string> Offered(Publication site) =>
        site.Languages.Count == 0 ? Words.Languages : site.Languages.Append(Words.For(site.Language).Language).Distinct(StringComparer.Ordinal);

    private static MailChoice? Choice(string? word)
    {
        foreach (var choice in Enum.GetValues<MailChoice>())
            if (Word(choice).Equals(word, StringComparison.Ordinal)) return choice;
        return null;
    }
}
