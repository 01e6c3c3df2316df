using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People.Passkeys;

/// <summary>Signs in whoever holds a passkey of ours; no address is asked for, and which account it is follows from the key.</summary>
internal static class SignInWithPasskey
{
    /// <param name="Credential">As <c>PublicKeyCredential.toJSON()</c> writes it.</param>
    /// <param name="ReturnTo">The page to come back to.</param>
    internal sealed record Request(string? Credential, string? ReturnTo);

    /// <param name="Path">The page to go on to.</param>
    internal sealed record Answer(string Path);

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Ask(PasskeyDesk desk, HttpContext context)
    {
        PersonalAnswer.MarkPrivate(context);
        return desk.IsOffered(context)
            ? TypedResults.Content(await desk.AskToSignIn(context), "application/json")
            : TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: context.Words()["passkey.not_here"]);
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Request request, PasskeyDesk desk, Database database, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var words = context.Words();
        if (!ReaderCookies.Hold(context)) return PeopleProblems.NeedsHttps(words);
        if (!desk.IsOffered(context) || await desk.Signed(context, request.Credential) is not { } signed) return Refused(words);

        var now = context.Now();
        var visitor = Visitor.Of(context);
        var used = signed.Passkey;
        var token = await database.Write(async (job, stop) =>
        {
            if (!await job.SpendOnce(signed.Asked.Hash, signed.Asked.Until, stop)
                || !await job.UsePasskey(used.CredentialId, used.SignCount, used.IsUserVerified, used.IsBackedUp, now, stop))
                return null;
            var (session, fresh) = SignInDesk.NewSession(signed.Account.Id, isBearer: false, visitor.Device, now);
            await job.BeginSession(session, visitor.FormerToken, stop);
            return fresh;
        }, cancel);
        return token is null
            ? Refused(words)
            : TypedResults.Ok(new Answer(TypeSignInCode.Enter(context, new Arrival.SignedIn(token, signed.Account, null), ReturnPath.OrNull(request.ReturnTo))));
    }

    /// <summary>One answer for whatever was wrong.</summary>
    private static ProblemHttpResult Refused(Words words) => PeopleProblems.BadField("credential", words["passkey.refused"]);
}
