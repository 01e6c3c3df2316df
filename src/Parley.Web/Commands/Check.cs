using System.CommandLine;
using Parley.Storage;

namespace Parley.Web.Commands;

/// <summary><c>parley check</c>: proves that counters, tree, votes, events and ledger agree. 0 when they do, 1 with each contradiction named.</summary>
internal static class Check
{
    public static Command Command()
    {
        var command = new Command("check", "Prove that counters, tree, votes and ledger are consistent");
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var opened = await CommandStore.Open(parsed, cancel);
        await using var database = opened.Store.Context();
        var found = 0;
        await foreach (var inconsistency in database.Inconsistencies(opened.Keys, cancel))
        {
            found++;
            await Console.Out.WriteLineAsync($"{inconsistency.Rule}: {inconsistency.Words}");
        }

        var comments = await database.QueryNumber("SELECT count(*) FROM comments", cancel);
        var discussions = await database.QueryNumber("SELECT count(*) FROM discussions", cancel);
        await Console.Out.WriteLineAsync(found == 0
            ? FormattableString.Invariant($"consistent: {comments} comments in {discussions} discussions")
            : FormattableString.Invariant($"{found} inconsistencies among {comments} comments in {discussions} discussions"));
        return found == 0 ? CommandLine.Done : CommandLine.Failed;
    }
}
