using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Statements;

/// <summary><c>GET /api/v1/statements/{id}</c>: the fields that the Commission's transparency database asks for, without personal data.</summary>
internal static class ReadStatement
{
    public static async Task<Results<Ok<StatementJson>, ProblemHttpResult>> Handle(
        string id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(http);
        return await ShowStatement.Find(id, reader, site, database, http, cancel) is { } found
            ? TypedResults.Ok(StatementJson.Of(found.Statement, found.Site))
            : Refusal.NotFound.AsProblem();
    }
}
