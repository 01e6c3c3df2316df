using Parley.Core.Moderation;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Testing;

namespace Parley.Web.Tests.Commands;

public sealed class LedgerTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_says_what_is_whole_what_is_erased_and_what_was_changed(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().Named("quiet").In(store);
        var first = "";
        for (var index = 0; index < 3; index++)
        {
            await store.Write((job, cancel) => job.AppendToLedger(
                new LedgerEntry(site, LedgerAct.Removed, null, null, null, null, Reasons.Spam, store.Now), "words", store.Keys, cancel));
            await using var database = store.Context();
            first = index == 0 ? (await database.LedgerHead(site, TestContext.Current.CancellationToken)).ToString() : first;
        }

        await store.Write((job, cancel) => job.Execute("DELETE FROM ledger_words WHERE number = 2", cancel));
        var whole = await CommandRun.Of(store, "ledger", "verify", "--site", "quiet", "--head", first);
        await store.Write((job, cancel) => job.Execute("UPDATE ledger SET reason = 'hate' WHERE number = 3", cancel));
        var altered = await CommandRun.Of(store, "ledger", "verify");
        var wrong = await CommandRun.Of(store, "ledger", "verify", "--head", "7");

        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("quiet: 3 rows, whole, the words of 1 erased; head 3-", whole.Said, StringComparison.Ordinal);
        Assert.Equal(1, altered.ExitCode);
        Assert.Contains("quiet, row 3: it was altered", altered.Said, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("is no head", wrong.Complained, StringComparison.Ordinal);
    }
}
