using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>The signed-in person, to themselves. The address stays out of it: it is shown on the account's page only.</summary>
internal static class ShowMe
{
    /// <param name="Id">A string of digits.</param>
    /// <param name="HasChosenName">False while the name is the neutral one that the account was made with.</param>
    /// <param name="Roles">By the site's short name.</param>
    internal sealed record Answer(string Id, string Name, string? About, bool HasChosenName, DateTimeOffset CreatedAt, IReadOnlyList<RoleAnswer> Roles);

    internal sealed record RoleAnswer(string Site, string Role);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(CurrentReader reader, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        return reader.Account is { } account
            ? TypedResults.Ok(await Of(context, account, cancel))
            : PeopleProblems.NotFound(context.Words());
    }

    public static async Task<Answer> Of(HttpContext context, AccountId id, CancellationToken cancel)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var sites = context.RequestServices.GetRequiredService<SiteDirectory>();
        var account = await database.Accounts.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        var staff = await database.Staff.AsNoTracking().Where(row => row.Account == id).ToListAsync(cancel);
        return new Answer(
            account.Id.ToString(), account.Name, account.About, account.HasChosenName, account.CreatedAt,
            [.. staff.Select(row => new RoleAnswer(sites.ById(row.Site)?.ShortName ?? row.Site.ToString(), RoleWord(row.Role)))]);
    }

    public static string RoleWord(Role role) => role.ToString().ToLowerInvariant();
}
