using System.Security.Cryptography;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Demo;

namespace Parley.Web.Site;

/// <summary>
/// The empty and the demo store, made when the program is built and copied at a first start: making the tables anew costs longer
/// than a reader should wait.
/// </summary>
internal static class ReadyStores
{
    /// <summary>The installation name that marks a copy nobody has made their own yet.</summary>
    public const string Unowned = "ready-made";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "stores");

    /// <summary>Puts the ready store in place, whole or not at all; does nothing where this build has none.</summary>
    public static void CopyTo(string file, bool demo)
    {
        var ready = Path.Combine(Folder, FileName(demo));
        if (!File.Exists(ready))
            return;
        using var turn = FolderLock.Take(Path.GetDirectoryName(file) ?? ".");
        // Another process may have been quicker: its store is the store.
        if (File.Exists(file))
            return;
        var part = $"{file}.{Environment.ProcessId}.part";
        File.Copy(ready, part, overwrite: true);
        File.Move(part, file);
    }

    public static string FileName(bool demo) => demo ? "demo.db" : "empty.db";

    public static async Task<bool> IsFreshCopy(Database database, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM installation WHERE name = @name", cancel, ("@name", Unowned)) is not null;

    /// <summary>Marks a store that was just made as one to be copied.</summary>
    public static Task<int> Disown(Database database, DateTimeOffset now, CancellationToken cancel) =>
        database.Execute("UPDATE installation SET name = @name, created_at = @at", cancel, ("@name", Unowned), ("@at", now));

    /// <summary>Gives the copy a name of its own and moves its times from the day it was built to <paramref name="now"/>.</summary>
    public static async Task<int> MakeOwn(Database database, KeyFile keys, DateTimeOffset now, CancellationToken cancel)
    {
        // Another process may have done it while this one waited its turn.
        if (!await IsFreshCopy(database, cancel))
            return 0;
        var built = await database.QueryNumber("SELECT created_at FROM installation", cancel) ?? now.ToUnixTimeMilliseconds();
        var shift = TimeSpan.FromMilliseconds(now.ToUnixTimeMilliseconds() - built);
        await database.ShiftTimes((long)shift.TotalMilliseconds, cancel);
        foreach (var (article, number, content) in await database.Query(
            "SELECT article, number, content FROM article_revisions", row => (row.GetInt64(0), row.GetInt32(1), row.GetString(2)), cancel))
            await database.Execute(
                "UPDATE article_revisions SET content = @content WHERE article = @id AND number = @number", cancel,
                ("@id", article), ("@number", number), ("@content", ArticleJson.Write(DemoNewsroom.Shift(ArticleJson.Read(content), shift))));
        await DemoNewsroom.GiveVerdicts(database, keys, now, cancel);
        return await database.Execute(
            "UPDATE installation SET name = @name", cancel, ("@name", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));
    }
}
