using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Storage;
using Parley.Web.Demo;
using Parley.Web.Site;

namespace Parley.Web.Commands;

/// <summary><c>parley make-stores DIR</c>: the empty and the demo store that a first start copies; called when the program is built.</summary>
internal static class MakeStores
{
    private static readonly Argument<string> Folder = new("DIR") { Description = "Where to put them" };

    public static Command Command()
    {
        var command = new Command("make-stores", "Make the stores that a first start copies (part of the build)") { Folder };
        command.SetAction(async (parsed, cancel) =>
        {
            foreach (var demo in (bool[])[false, true])
                await Make(Path.Combine(parsed.GetValue(Folder) ?? ".", ReadyStores.FileName(demo)), demo, cancel);
            return CommandLine.Done;
        });
        return command;
    }

    public static async Task Make(string file, bool demo, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
        File.Delete(file);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await using (var store = await Store.Open(StoreAddress.Parse(Path.GetFullPath(file), Directory.GetCurrentDirectory()), now, NullLogger.Instance, cancel))
        {
            if (demo)
                await DemoNewsroom.Fill(store, now, cancel);
            else
                await FirstSite.Add(store, now, cancel);
            await store.Write((database, token) => ReadyStores.Disown(database, now, token), cancel);
        }

        // One file, without the log beside it.
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync(cancel);
    }
}
