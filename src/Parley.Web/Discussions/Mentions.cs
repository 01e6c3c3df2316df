using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;

namespace Parley.Web.Discussions;

/// <summary>Whom a comment may mention: people with an account who wrote in its discussion lately.</summary>
internal static class Mentions
{
    private const string Stored = "href=\"/people/";

    /// <summary>
    /// Stored words name a person's page without the prefix under which the site is read. Readers' own links are absolute and quotes in
    /// their words are encoded, so nothing else in stored HTML has this form.
    /// </summary>
    /// <param name="html">As stored.</param>
    /// <param name="prefix">The site's, or with its origin where links must be absolute.</param>
    public static string LinkedUnder(string html, string prefix) =>
        prefix.Length == 0 ? html : CommentPictures.LinkedUnder(html.Replace(Stored, $"href=\"{prefix}/people/", StringComparison.Ordinal), prefix);

    /// <summary>The people mentioned in stored words, in order.</summary>
    public static IEnumerable<AccountId> In(string html)
    {
        for (var at = html.IndexOf(Stored, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Stored, at, StringComparison.Ordinal))
        {
            at += Stored.Length;
            var end = html.IndexOf('"', at);
            if (end > at && long.TryParse(html.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                yield return new AccountId(id);
        }
    }

    public static async Task<IReadOnlyList<Mention>> Of(Database database, DiscussionId discussion, string source, CancellationToken cancel)
    {
        if (!source.Contains('@', StringComparison.Ordinal))
            return [];
        var people = await database.PeopleOf(discussion, cancel);
        return [.. people.Select(person => new Mention(person.Name, person.Account, $"/people/{person.Account}"))];
    }
}
