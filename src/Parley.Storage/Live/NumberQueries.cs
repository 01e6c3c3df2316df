using Parley.Core.Live;

namespace Parley.Storage.Live;

/// <summary>The newest numbers of discussions, articles and sites: what tells that something happened, without telling what.</summary>
public static class NumberQueries
{
    /// <summary>Those of the given things that there are.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> NewestNumbers(
        this Database database, EventScope scope, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var numbers = await database.Query(
            $"SELECT id, {Column(scope)} WHERE {database.IsListed("id")}", row => (Id: row.GetInt64(0), Number: row.GetInt64(1)), cancel,
            ("@ids", database.List(ids)));
        return numbers.ToDictionary(one => one.Id, one => one.Number);
    }

    /// <summary>The versions of all sites.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> SiteVersions(this Database database, CancellationToken cancel) =>
        (await database.Query($"SELECT id, {Column(EventScope.Site)}", row => (Id: row.GetInt64(0), Version: row.GetInt64(1)), cancel))
        .ToDictionary(site => site.Id, site => site.Version);

    private static string Column(EventScope scope) => scope switch
    {
        EventScope.Discussion => "seq FROM discussions",
        EventScope.Article => "version FROM articles",
        EventScope.Site => "version FROM sites",
        EventScope.Person => "version FROM accounts",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };
}
