using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.People.Leaving;
using Parley.Web.Site;

namespace Parley.Web.Commands;

/// <summary><c>parley erasures [--replay FILE]</c>: who asked to be forgotten, as lines to keep; and the same once more on a store that was put back.</summary>
internal static class Erasures
{
    private static readonly Option<string?> Replay = new("--replay") { HelpName = "FILE", Description = "Forget those whom the file's lines name, in a store that knows them again" };

    public static Command Command()
    {
        var command = new Command("erasures", "List the accounts that asked to be forgotten, one a line") { Replay };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Replay) is { } file)
            return await Again(parsed, [.. (await File.ReadAllLinesAsync(file, cancel)).Where(line => line.Length > 0).Select(Read)], cancel);
        await using var opened = await CommandStore.Open(parsed, cancel);
        await using var database = opened.Store.Context();
        foreach (var erasure in await database.Erasures.AsNoTracking().OrderBy(row => row.Account).ToListAsync(cancel))
            await Console.Out.WriteLineAsync($"{erasure.Account} {(erasure.Kind == ErasureKind.Everything ? "everything" : "name")}");
        return CommandLine.Done;
    }

    private static async Task<int> Again(ParseResult parsed, IReadOnlyList<(AccountId Account, ErasureKind Kind)> lines, CancellationToken cancel)
    {
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var done = CommandLine.Done;
        foreach (var (account, kind) in lines)
        {
            if (await Name(opened.Store, account, cancel) is not { } name) continue;
            var isBegun = await opened.Store.Write(
                (job, stop) => job.BeginErasure(account, kind, name, opened.Keys, TimeProvider.System.GetUtcNow(), stop), cancel);
            await Console.Out.WriteLineAsync(isBegun ? $"{account} is forgotten" : $"{account} is the last owner of a site: give it another, then run this again");
            if (!isBegun) done = CommandLine.Failed;
        }

        await ErasureWork.WorkOff(opened.Store, $"erasures {Environment.ProcessId}", TimeProvider.System, cancel);
        return done;
    }

    /// <summary>What is to stand in place of the name, in the language of the first site; null for who is not there, or forgotten already.</summary>
    private static async Task<PersonName?> Name(Store store, AccountId account, CancellationToken cancel)
    {
        await using var database = store.Context();
        if (!await database.Accounts.AnyAsync(row => row.Id == account && row.ErasedAt == null, cancel)) return null;
        return DeleteAccount.NobodysName(Words.For(await database.Sites.OrderBy(site => site.Id).Select(site => site.Language).FirstAsync(cancel)));
    }

    private static (AccountId, ErasureKind) Read(string line) => line.Split(' ') switch
    {
        [var id, "everything"] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (new AccountId(number), ErasureKind.Everything),
        [var id, "name"] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (new AccountId(number), ErasureKind.Name),
        _ => throw new OperatorException($"\"{line}\" is no line of this list: an account's number, then everything or name.", CommandLine.WrongUsage),
    };
}
