using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People.Passkeys;

/// <summary>Renames a passkey or takes it away, by plain forms.</summary>
internal static class ChangePasskey
{
    public static async Task<Results<RedirectHttpResult, HtmlPage>> Rename(
        long id, [FromForm] string? name, CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        if (TextRules.Check((name ?? "").Trim(), Passkey.LongestName) is not TextOutcome.Accepted { Text: var chosen } || chosen.Contains('\n', StringComparison.Ordinal))
            return await ShowSecurity.Show(context, reader, words.Fill("passkey.bad_name", ("limit", words.Number(Passkey.LongestName))), StatusCodes.Status422UnprocessableEntity, cancel);
        var isRenamed = await database.Write(async (job, stop) =>
        {
            if (await job.Passkeys.SingleOrDefaultAsync(row => row.Id == id && row.Account == reader.Account, stop) is not { } passkey) return false;
            passkey.Rename(chosen);
            await job.SaveChangesAsync(stop);
            return true;
        }, cancel);
        return isRenamed ? ShowSecurity.Saved(context, "passkeys") : await NotThere(context, reader, cancel);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> Remove(
        long id, CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        return await database.Write((job, stop) => job.RemovePasskey(account, id, stop), cancel) switch
        {
            WayRemoval.Removed => ShowSecurity.Saved(context, "passkeys"),
            WayRemoval.LastWayIn => await ShowSecurity.Show(context, reader, context.Words()["security.last_way"], StatusCodes.Status409Conflict, cancel),
            _ => await NotThere(context, reader, cancel),
        };
    }

    private static Task<HtmlPage> NotThere(HttpContext context, CurrentReader reader, CancellationToken cancel) =>
        ShowSecurity.Show(context, reader, context.Words()["security.not_there"], StatusCodes.Status404NotFound, cancel);
}
