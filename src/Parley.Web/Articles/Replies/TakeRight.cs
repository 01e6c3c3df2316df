using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles.Replies;
using Parley.Storage;
using Parley.Storage.Articles.Replies;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Replies;

/// <summary>
/// <c>/right-of-reply?token=…</c>: the invitation of somebody quoted. Who signs in with the invited address has the right from then on;
/// whoever else holds the link, which may have been passed on, learns which newspaper asks whom and can say that it is not them.
/// </summary>
internal static class TakeRight
{
    public static async Task<Results<RedirectHttpResult, HtmlPage>> Page(
        string? token, CurrentReader reader, Database database, HttpContext http, CancellationToken cancel)
    {
        var found = await Find(token, http, database, cancel);
        return found is { Right.State: RightState.Verified } && found.Right.Account == reader.Account
            ? PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/right-of-reply/{found.Right.Id}")
            : await Show(found, token, reader, database, http, false, cancel);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        string? token, CurrentReader reader, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var now = http.Now();
        return await Find(token, http, database, cancel) is { } found
            && await database.Write(async (job, stop) => new Taken(await job.TakeRight(found.Right.LinkHash, account, keys, now, stop)), cancel) is { Right: { } right }
            ? PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/right-of-reply/{right}")
            : await Show(null, token, reader, database, http, false, cancel);
    }

    public static async Task<HtmlPage> Decline([FromForm] string? token, CurrentReader reader, Database database, HttpContext http, CancellationToken cancel)
    {
        var now = http.Now();
        var isDone = await Find(token, http, database, cancel) is { } found
            && await database.Write((job, stop) => job.DeclineRight(found.Right.LinkHash, now, stop), cancel);
        return await Show(null, token, reader, database, http, isDone, cancel);
    }

    /// <summary>Of the site that is asked.</summary>
    private static async Task<RightLine?> Find(string? token, HttpContext http, Database database, CancellationToken cancel) =>
        token is not null && Tokens.HasForm(token) && await database.RightByLink(Tokens.Hash(token), cancel) is { } found && found.Right.Site == CurrentSite.In(http).Site.Id
            ? found
            : null;

    private static async Task<HtmlPage> Show(
        RightLine? found, string? token, CurrentReader reader, Database database, HttpContext http, bool isDeclined, CancellationToken cancel)
    {
        var isOpen = found?.Right.IsOpen(http.Now()) is true;
        var email = reader.Account is { } account ? await database.Accounts.Where(row => row.Id == account).Select(row => row.EmailKey).SingleOrDefaultAsync(cancel) : null;
        return HtmlPage.Personal<TakeRightPage>(
            new TakeRightView
            {
                Frame = AccountFrame.Of(http, isOpen || isDeclined ? "right.heading" : "confirm.spent"),
                Offer = isOpen ? found : null,
                IsForMe = found?.Right.IsFor(email) is true,
                Me = reader.Account is null ? null : reader.Name,
                IsDeclined = isDeclined,
                Action = $"{http.Request.PathBase}/right-of-reply?token={token}",
                Token = token ?? "",
            }, isOpen || isDeclined ? StatusCodes.Status200OK : StatusCodes.Status410Gone);
    }

    private sealed record Taken(RightId? Right);
}

public sealed record TakeRightView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Null where the link is good no more.</summary>
    public required RightLine? Offer { get; init; }
    public required bool IsForMe { get; init; }

    /// <summary>Who has signed in; null for nobody.</summary>
    public string? Me { get; init; }
    public required bool IsDeclined { get; init; }
    public required string Action { get; init; }
    public required string Token { get; init; }
}
