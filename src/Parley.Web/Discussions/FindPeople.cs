using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /api/v1/discussions/{id}/people?starts=</c>: who can be mentioned here, by the beginning of any word of their names.</summary>
internal static class FindPeople
{
    private const int Most = 8;
    private const int LongestStart = 60;

    /// <summary>Names in alphabetical order; those that two people bear are left out, since they would mention nobody.</summary>
    internal sealed record Answer(IReadOnlyList<PersonAnswer> People);

    internal sealed record PersonAnswer(string Id, string Name);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        long id, string? starts, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.Discussion(new DiscussionId(id), cancel) is not { IsPublic: true } discussion || !site.Shows(discussion)) return Refusal.NotFound.AsProblem();
        if (starts is null || starts.Length > LongestStart) return Refusal.BadField("starts", $"the beginning of a name, {LongestStart} characters at most").AsProblem();
        var people = await database.PeopleOf(discussion.Id, cancel);
        return TypedResults.Ok(new Answer(
        [
            .. people.GroupBy(person => person.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() == 1).Select(group => group.First())
                .Where(person => Begins(person.Name, starts)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).Take(Most)
                .Select(person => new PersonAnswer(person.Account.ToString(), person.Name)),
        ]));
    }

    private static bool Begins(string name, string start)
    {
        for (var at = 0; at >= 0 && at < name.Length; at = name.IndexOf(' ', at) is >= 0 and var blank ? blank + 1 : -1)
            if (name.AsSpan(at).StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
