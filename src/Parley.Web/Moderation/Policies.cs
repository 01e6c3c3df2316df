using System.Collections.Concurrent;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Moderation;

namespace Parley.Web.Moderation;

/// <summary>The sites' policies in memory: every comment asks for one. A change of the site's version makes its book anew.</summary>
internal sealed class Policies
{
    private readonly ConcurrentDictionary<SiteId, (long Version, PolicyBook Book)> books = new();

    public async ValueTask<PolicyBook> Of(Publication site, Database database, CancellationToken cancel)
    {
        if (books.TryGetValue(site.Id, out var known) && known.Version == site.Version)
            return known.Book;
        var book = new PolicyBook(site, await database.PolicyTerms(site.Id, cancel));
        books[site.Id] = (site.Version, book);
        return book;
    }
}
