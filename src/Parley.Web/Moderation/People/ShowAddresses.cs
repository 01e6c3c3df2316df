using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary><c>POST /desk/people/{id}/addresses</c>: the profile once with the e-mail address and those who share an address of the net; that somebody looked is noted.</summary>
internal static class ShowAddresses
{
    public static async Task<Results<HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (who, now) = (PersonDesk.Named(http, id), http.Now());
        if (!await database.IsHere(site.Site.Id, who, cancel) || reader.Account is not { } by)
            return TypedResults.NotFound();
        var shown = await database.Write((job, stop) => job.ReadAddresses(new PersonReading(site.Site.Id, who, by, now), stop), cancel);
        return await ShowProfile.Of(who, new ShowProfile.Typed { Addresses = shown }, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }
}
