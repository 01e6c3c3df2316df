using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People.Passkeys;

/// <summary>Gives the account a passkey: script asks for the challenge, the device makes the key, and its public half is kept.</summary>
internal static class AddPasskey
{
    private static readonly string[] KnownTransports = ["ble", "hybrid", "internal", "nfc", "smart-card", "usb"];

    /// <param name="Credential">As <c>PublicKeyCredential.toJSON()</c> writes it.</param>
    internal sealed record Request(string? Credential);

    /// <param name="Path">The page to go on to.</param>
    internal sealed record Answer(string Path);

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Ask(
        CurrentReader reader, PasskeyDesk desk, Database database, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var words = context.Words();
        if (!desk.IsOffered(context)) return Refused(words["passkey.not_here"]);
        if (!FreshSession.Is(reader, context)) return Refused(words["again.why"]);
        var account = await database.Accounts.AsNoTracking().SingleAsync(row => row.Id == reader.Account, cancel);
        return TypedResults.Content(await desk.AskToAdd(context, account), "application/json");
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Request request, CurrentReader reader, PasskeyDesk desk, Database database, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var words = context.Words();
        if (!desk.IsOffered(context)) return Refused(words["passkey.not_here"]);
        if (reader.Account is not { } account || await desk.Added(context, account, request.Credential) is not { } made) return Refused(words["passkey.refused"]);

        var now = context.Now();
        var device = Visitor.DeviceOf(context.Request.Headers.UserAgent.ToString()) ?? words["passkey.unnamed"];
        var passkey = new Passkey(
            made.Passkey.CredentialId, account, made.Passkey.PublicKey, device, TransportsOf(made.Passkey.Transports), made.Passkey.IsBackupEligible, now);
        passkey.Note(made.Passkey.SignCount, made.Passkey.IsUserVerified, made.Passkey.IsBackedUp);
        var isAdded = await database.Write(
            async (job, stop) => await job.SpendOnce(made.Asked.Hash, made.Asked.Until, stop) && await job.AddPasskey(passkey, stop), cancel);
        return isAdded ? TypedResults.Ok(new Answer($"{context.Request.PathBase}/account/security?saved=passkey#passkeys")) : Refused(words["passkey.refused"]);
    }

    private static ProblemHttpResult Refused(string why) => TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: why);

    /// <summary>What the browser says, as far as it is among the words that the standard knows.</summary>
    private static string TransportsOf(string[]? said) =>
        string.Join(' ', KnownTransports.Where(known => said?.Contains(known, StringComparer.Ordinal) == true));
}
