using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>Makes a secret address for the personal feed, in place of any former one, or closes it. The address is shown once: only its hash is kept.</summary>
internal static class OpenFeed
{
    /// <param name="value">1 for a new address, 0 for none.</param>
    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? value, HttpContext http, CurrentReader reader, CurrentSite site, OwnAddress own, Database database, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var token = value == "0" ? null : Tokens.New();
        await database.Write(async (job, stop) =>
        {
            (await job.Accounts.SingleAsync(row => row.Id == account, stop)).OpenFeed(token is null ? null : Tokens.Hash(token));
            return await job.SaveChangesAsync(stop);
        }, cancel);
        if (token is null) return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/account/notifications?saved=1");
        return await ChooseMail.Show(http, reader, database, $"{own.For(http.Request)}{site.PathBase}/notifications/feed/{token}", cancel);
    }
}
