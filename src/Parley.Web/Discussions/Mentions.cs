using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;

namespace Parley.Web.Discussions;

/// <summary>Whom a comment may mention: people with an account who wrote in its discussion lately.</summary>
internal static class Mentions
{
    public static async Task<MarkupContext?> Of(Database database, DiscussionId discussion, string source, CancellationToken cancel)
    {
        if (!source.Contains('@', StringComparison.Ordinal))
            return null;
        var people = await database.PeopleOf(discussion, cancel);
        return people.Count == 0 ? null : new MarkupContext(people.Select(person => new Mention(person.Name, person.Account, $"/people/{person.Account}")));
    }
}
