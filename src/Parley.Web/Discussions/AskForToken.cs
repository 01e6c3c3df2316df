using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Web.People;

namespace Parley.Web.Discussions;

/// <summary><c>POST /api/v1/discussions/{id}/form-token</c>: what script asks for when somebody begins to write.</summary>
internal static class AskForToken
{
    /// <param name="Token">To be sent as <c>formToken</c>, followed by a point and a number.</param>
    /// <param name="Bits">The SHA-256 of what is sent begins with so many zero bits: the number is tried until it does. With 0 any number will do, after some seconds.</param>
    internal sealed record Answer(string Token, int Bits);

    public static Ok<Answer> Handle(long id, HttpContext http)
    {
        PersonalAnswer.MarkPrivate(http);
        // Browsers hash in safe places only.
        var bits = ReaderCookies.Hold(http) ? FormTokens.WorkBits : 0;
        return TypedResults.Ok(new Answer(FormTokens.Make(http, new DiscussionId(id), bits), bits));
    }
}
