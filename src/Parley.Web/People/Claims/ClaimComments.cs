using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.People.Claims;

/// <summary>
/// Takes over, at one click, what its owner wrote before as a guest, or elsewhere before an import; or says that it is not theirs. Never by
/// itself: an address that somebody typed proves nothing about who typed it.
/// </summary>
internal static class ClaimComments
{
    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? what, [FromForm] string? answer, CurrentReader reader, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var offered = await Offered(database, account, context, cancel);
        if (offered.FirstOrDefault(one => NameOf(one) == what) is not { } claimed)
            return await ShowData.Show(context, reader, context.Words()["claims.gone"], StatusCodes.Status404NotFound, cancel);
        if (answer == "no")
        {
            await database.Write((job, stop) => job.Disown(claimed, stop), cancel);
            return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/account/data");
        }

        // In parts, so that nobody waits for a long list; what a broken connection leaves is offered again.
        var (all, isFirst) = (0, true);
        while (true)
        {
            var (first, now) = (isFirst, context.Now());
            var some = await database.Write((job, stop) => job.TakeOver(claimed, account, first, keys, now, stop), cancel);
            if (some == 0) break;
            (all, isFirst) = (all + some, false);
        }

        if (claimed.Guest is not null) ReaderCookies.EndGuest(context);
        return PersonalAnswer.GoTo(context, string.Create(CultureInfo.InvariantCulture, $"{context.Request.PathBase}/account/data?claimed={all}"));
    }

    public static async Task<IReadOnlyList<Claimable>> Offered(Database database, AccountId account, HttpContext context, CancellationToken cancel)
    {
        var guest = ReaderCookies.Guest(context) is { } token ? await database.GuestByToken(Tokens.Hash(token), cancel) : null;
        return await database.Claimables(account, guest?.Id, cancel);
    }

    public static string NameOf(Claimable one) => one.Guest is { } guest ? $"guest-{guest}" : $"import-{one.Author}";
}
