using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.People.Leaving;

/// <summary>Ends an account for good: with all that its owner wrote, or leaving that under nobody's name. There is no way back, and the page says so.</summary>
internal static class DeleteAccount
{
    /// <param name="keep"><c>nothing</c> or <c>comments</c>.</param>
    /// <param name="name">The account's name, typed: nobody does this by a slip.</param>
    /// <param name="reader">Signed in a short time ago.</param>
    /// <param name="database">Of the request.</param>
    /// <param name="keys">Open letters and chain the ledger.</param>
    /// <param name="bell">Starts the work that is left.</param>
    /// <param name="context">The request.</param>
    /// <param name="cancel">Of the request.</param>
    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? keep, [FromForm] string? name, CurrentReader reader, Database database, KeyFile keys, ErasureBell bell, HttpContext context,
        CancellationToken cancel)
    {
        if (!FreshSession.Is(reader, context)) return FreshSession.Prove(context, "/account/data");
        var words = context.Words();
        var id = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        ErasureKind? kind = keep switch { "nothing" => ErasureKind.Everything, "comments" => ErasureKind.Name, _ => null };
        var account = await database.Accounts.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        if (kind is not { } chosen) return await Again(words["leave.choose"], StatusCodes.Status422UnprocessableEntity);
        if ((name ?? "").Trim() != account.Name) return await Again(words["leave.wrong_name"], StatusCodes.Status422UnprocessableEntity);
        if (await database.SiteOfLastOwner(id, cancel) is { } site)
            return await Again(words.Fill("leave.last_owner", ("site", site.Name)), StatusCodes.Status409Conflict);

        var letters = account.EmailKey is { } email ? await LettersTo.Find(database, keys, email, cancel) : [];
        var (now, nobody) = (context.Now(), NobodysName(words));
        var isBegun = await database.Write(async (job, stop) =>
        {
            if (!await job.BeginErasure(id, chosen, nobody, keys, now, stop)) return false;
            await job.DropMessages(letters, stop);
            return true;
        }, cancel);
        if (!isBegun) return await Again(words["leave.choose"], StatusCodes.Status409Conflict);
        bell.Ring();
        ReaderCookies.EndSession(context);
        return PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/account/gone");

        Task<HtmlPage> Again(string why, int status) => ShowData.Show(context, reader, why, status, cancel);
    }

    public static HtmlPage Gone(HttpContext context) => HtmlPage.Personal<GonePage>(new GoneView { Frame = Frames.Personal(context, "leave.gone") });

    /// <summary>What stands beside comments whose author wants to be forgotten.</summary>
    public static PersonName NobodysName(Words words) =>
        PersonName.Parse(words["leave.nobody"]) is NameOutcome.Accepted accepted
            ? accepted.Name
            : throw new InvalidOperationException($"The catalogue {words.Language} has no usable leave.nobody.");
}
