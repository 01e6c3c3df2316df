using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>POST /api/v1/discussions/{id}/form-token</c>: what script asks for when somebody begins to write.</summary>
internal static class AskForToken
{
    /// <param name="Token">To be sent as <c>formToken</c>, followed by a point and a number.</param>
    /// <param name="Bits">The SHA-256 of what is sent begins with so many zero bits: the number is tried until it does. With 0 any number will do, after some seconds.</param>
    internal sealed record Answer(string Token, int Bits);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        long id, CurrentSite site, Database database, HttpContext http, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(http);
        if (await database.Discussion(new DiscussionId(id), cancel) is not { IsPublic: true } discussion || !site.Shows(discussion)) return Refusal.NotFound.AsProblem();
        // Browsers hash in safe places only.
        var bits = ReaderCookies.Hold(http) ? FormTokens.WorkBits : 0;
        return TypedResults.Ok(new Answer(FormTokens.Make(http, discussion.Id, bits), bits));
    }
}
