using System.Security.Cryptography;
using System.Text;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>The address a request comes from as a site keeps it that wants to: keyed and per site, so that it can be recognised and never read.</summary>
internal static class AddressHash
{
    /// <summary>Null where the site keeps none. IPv6 counts by /64, as everywhere.</summary>
    public static byte[]? Of(HttpContext http, Publication site)
    {
        if (site.AddressDays is null) return null;
        var address = Encoding.ASCII.GetBytes($"address {site.Id} {RateLimits.AddressKey(http.Connection.RemoteIpAddress)}");
        return HMACSHA256.HashData(http.RequestServices.GetRequiredService<KeyFile>().Hashing, address)[..16];
    }

    /// <summary>Notes that this comment's author wrote from here.</summary>
    public static async Task Mark(HttpContext http, Publication site, Core.Discussions.DiscussionId discussion, AccountId? account, GuestId? guest, Database database, CancellationToken cancel)
    {
        if (Of(http, site) is not { } hash || site.AddressDays is not { } days || (account is null && guest is null)) return;
        var who = account is { } id ? PersonKey.Of(id) : PersonKey.Of(guest ?? default);
        var now = http.Now();
        await database.Write(discussion, (job, stop) => job.MarkAddress(site.Id, who, hash, now, now.AddDays(days), stop), cancel);
    }
}
