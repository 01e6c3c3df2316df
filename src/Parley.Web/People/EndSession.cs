using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Storage;

namespace Parley.Web.People;

/// <summary>Signs one browser or program of the account out, from any other.</summary>
internal static class EndSession
{
    public static async Task<RedirectHttpResult> HandleForm(long id, CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        await database.Write((job, stop) => job.Sessions.Where(row => row.Id == id && row.Account == reader.Account).ExecuteDeleteAsync(stop), cancel);
        if (id != reader.Session) return ShowSecurity.Saved(context, "sessions");
        ReaderCookies.EndSession(context);
        return PersonalAnswer.GoTo(context, context.Request.PathBase.Add("/").Value ?? "/");
    }
}
