using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.People;

namespace Parley.Web.People;

/// <summary>Ends this session, or all of the account's.</summary>
internal static class SignOut
{
    /// <param name="All">True ends the sessions of all browsers and programs.</param>
    internal sealed record Request(bool All = false);

    public static async Task<NoContent> Handle(Request? request, CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        await End(reader, request?.All == true, database, context, cancel);
        return TypedResults.NoContent();
    }

    public static async Task<RedirectHttpResult> HandleForm(CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        // Not bound: the framework refuses a form without fields, which is what the plain button sends.
        var all = context.Request.HasFormContentType && (await context.Request.ReadFormAsync(cancel))["all"] == "1";
        await End(reader, all, database, context, cancel);
        return PersonalAnswer.GoTo(context, context.Request.PathBase.Add("/").Value ?? "/");
    }

    private static async Task End(CurrentReader reader, bool all, Database database, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        if (all && reader.Account is { } account) await database.Write((job, stop) => job.EndAllSessions(account, stop), cancel);
        else if (reader.Session is { } session) await database.Write((job, stop) => job.EndSession(session, stop), cancel);
        ReaderCookies.EndSession(context);
    }
}
