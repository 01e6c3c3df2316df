using System.IO.Compression;
using System.Text.Json;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Testing;
using Xunit;

namespace Parley.Web.Tests.Commands;

public sealed class ExportArchiveTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_exports_of_an_unchanged_store_are_the_same_bytes(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await CommandRun.Of(store, "fake-data", "--comments", "300");

        var first = await CommandRun.Of(store, "export", "one.gz");
        await CommandRun.Of(store, "export", "two.gz");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(await Bytes(store, "one.gz"), await Bytes(store, "two.gz"));
        Assert.Equal(300, (await Lines(store, "one.gz")).Count(line => Text(line, "type") == "comment"));
        Assert.Empty(Directory.EnumerateFiles(store.Folder, "*.part"));
    }

    [Fact]
    public async Task Both_databases_export_the_same_words_for_the_same_rows()
    {
        await using var sqlite = await TestStore.Open(DatabaseKind.Sqlite);
        await using var postgres = await TestStore.Open(DatabaseKind.Postgres);
        foreach (var store in new[] { sqlite, postgres })
        {
            var site = await A.Site().Named("twins").In(store);
            var discussion = await A.Discussion().On(site).Titled("Same on both").In(store);
            var account = await A.Account().Named("Runa").In(store);
            var comment = await A.Comment().By(account).Saying("É 👩‍👩‍👧‍👦 \"quoted\" <b>").In(store, discussion);
            await store.Write((database, cancel) => database.Edit(comment.Id, account, null, "Edited", "<p>Edited</p>", 1, [], store.Now, cancel));
            await store.Write((database, cancel) => database.CastVote(comment.Id, account, 1, store.Now, cancel));
            await store.Write((database, cancel) => database.Decide(new Verdict { Comment = comment.Id, Act = LedgerAct.Removed, Reason = Reasons.Spam, Note = "why", Actor = account, At = store.Now }, store.Keys, cancel));
            await store.Write(async (database, cancel) =>
            {
                database.Files.Add(new StoredFile(new string('a', 64), "image/png", [1, 2, 3], 1, 1, store.Now));
                return await database.SaveChangesAsync(cancel);
            });
            await CommandRun.Of(store, "export", "archive.gz");
        }

        // What is random by its nature differs: the installation's name, salts and what is hashed with them.
        var differing = new[] { "installation", "ledger", "ledgerWords" };
        var (one, other) = (await Lines(sqlite, "archive.gz"), await Lines(postgres, "archive.gz"));
        Assert.Equal(one.Select(line => Text(line, "type")), other.Select(line => Text(line, "type")));
        Assert.Equal(
            one.Where(line => !differing.Contains(Text(line, "type"))).Select(line => line.GetRawText()),
            other.Where(line => !differing.Contains(Text(line, "type"))).Select(line => line.GetRawText()));
        Assert.Equal(
            ["archive", "installation", "site", "account", "file", "discussion", "comment", "commentRevision", "vote", "ledger", "ledgerWords"],
            one.Select(line => Text(line, "type")));
        Assert.Equal("AQID", Text(one[4], "content"));
    }

    [Fact]
    public async Task Every_line_begins_with_its_type_and_its_id()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        await CommandRun.Of(store, "fake-data", "--comments", "20");
        await CommandRun.Of(store, "export", "archive.gz");

        var lines = await Lines(store, "archive.gz");

        Assert.All(lines, line => Assert.Equal(["type", "id"], line.EnumerateObject().Take(2).Select(property => property.Name)));
        Assert.Equal(lines.Count, lines.Select(line => (Text(line, "type"), Text(line, "id"))).Distinct().Count());
        Assert.DoesNotContain(lines, line => Text(line, "type") is "session" or "event" or "idempotencyKey" or "outbox");
    }

    private static Task<byte[]> Bytes(TestStore store, string file) => File.ReadAllBytesAsync(Path.Combine(store.Folder, file), Cancel);

    private static async Task<List<JsonElement>> Lines(TestStore store, string file)
    {
        await using var gzip = new GZipStream(File.OpenRead(Path.Combine(store.Folder, file)), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return [.. (await reader.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;
}
