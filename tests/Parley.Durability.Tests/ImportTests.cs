using System.Globalization;
using System.Text;
using Parley.Durability.Tests.Running;
using Parley.Storage;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>An import dies in the middle; the same import is begun again.</summary>
public sealed class ImportTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 2, 1_500)]
    public Task An_import_that_was_killed_and_begun_again_ends_as_if_nothing_had_been(DatabaseKind kind, int kills, int comments) => KillImport(kind, kills, comments);

    [Theory, Trait("Speed", "Long")]
    [InlineData(DatabaseKind.Sqlite, 20, 12_000)]
    [InlineData(DatabaseKind.Postgres, 20, 12_000)]
    public Task An_import_that_was_killed_twenty_times_ends_as_if_nothing_had_been(DatabaseKind kind, int kills, int comments) => KillImport(kind, kills, comments);

    private static async Task KillImport(DatabaseKind kind, int kills, int comments)
    {
        await using var whole = await Trial.Begin(kind);
        await using var broken = await Trial.Begin(kind);
        var file = Path.Combine(whole.Store.Folder, "page.txt");
        await File.WriteAllTextAsync(file, Page(comments), TestContext.Current.CancellationToken);
        string[] import = ["import", file, "--format", "page"];
        var (code, said) = await whole.Program.Command(import);
        Assert.True(code == 0, said);
        Assert.Equal(comments, await Count(whole.Store));

        var chance = new Random(kills);
        for (var time = 1; time <= kills; time++)
        {
            // Somewhere on the way to the next share of all; nothing need be there at the first.
            var enough = chance.Next((time - 1) * comments / (kills + 1), time * comments / (kills + 1));
            using var process = broken.Program.Begin(import);
            await Wait.Until(async () => process.HasExited || await Count(broken.Store) >= enough, $"{enough} comments were imported");
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, (await broken.Program.Command(import)).Code);
        Assert.Equal(await Content(whole.Store), await Content(broken.Store));
        Assert.Null(await broken.Contradictions());
    }

    /// <summary>A page of invented text: article, then names and words in turn.</summary>
    private static string Page(int comments)
    {
        var page = new StringBuilder("Night Bus Returns\nStop at Corn Market. Source: line-nine.example\nThe night bus runs again from Friday.\n\n");
        for (var number = 0; number < comments; number++)
            page.Append(CultureInfo.InvariantCulture, $"Reader {number % 40}\n\nI waited {number} minutes for it, and it came in the end, which is what counts.\n\n");
        return page.ToString();
    }

    private static Task<long> Count(TestStore store) => Ask(store, async database => await database.QueryNumber("SELECT count(*) FROM comments", default) ?? 0);

    /// <summary>Everything that came from the file, in the order in which it is shown, without the numbers and times of this store.</summary>
    private static Task<List<string>> Content(TestStore store) => Ask(store, async database =>
    {
        List<string> rows = [];
        foreach (var question in (string[])
        [
            "SELECT slug || ' ' || revision FROM articles ORDER BY id",
            "SELECT comment_count || ' ' || top_count FROM discussions ORDER BY id",
            "SELECT state || ' ' || depth || ' ' || COALESCE(author_name, '?') || ': ' || source || html FROM comments ORDER BY id",
            "SELECT source || ' ' || lines || ' ' || original FROM provenance ORDER BY comment",
            "SELECT source || ' ' || source_id || ' ' || kind FROM import_aliases ORDER BY kind, target",
        ])
            rows.AddRange(await database.Query(question, row => row.GetString(0), default));
        return rows;
    });

    private static async Task<T> Ask<T>(TestStore store, Func<Database, Task<T>> question)
    {
        await using var opened = await store.OpenAnother();
        await using var database = opened.Context();
        return await question(database);
    }
}
