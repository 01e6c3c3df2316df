using Parley.Core.People;

namespace Parley.Storage.Moderation.Sources;

/// <summary>Readers ask where something is from, inside write jobs.</summary>
public static class SourceWrites
{
    /// <summary>Whoever leaves asks no more.</summary>
    public static async Task ForgetSourceAsker(this Database job, AccountId account, CancellationToken cancel)
    {
        await job.Execute(
            "UPDATE source_questions SET askers = askers - 1 WHERE id IN (SELECT question FROM source_askers WHERE account = @account)", cancel, ("@account", account.Value));
        await job.Execute("DELETE FROM source_askers WHERE account = @account", cancel, ("@account", account.Value));
    }
}
