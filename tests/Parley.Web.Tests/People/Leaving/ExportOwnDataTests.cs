using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.People.Leaving;

public sealed class ExportOwnDataTests
{
    [Fact]
    public async Task It_holds_what_is_ones_own_and_nothing_of_others()
    {
        await using var news = await Newsroom.OpenAlone();
        var ada = await news.Program.SignIn("ada@news.example", "Ada Byron");
        var eve = await news.Program.SignIn("eve@news.example", "Eve Adams");
        var own = await news.Post(ada, "the ferry left early");
        await ada.Json(HttpMethod.Patch, $"/api/v1/comments/{own.Id}", """{"text":"the ferry left late"}""");
        var others = await news.Post(eve, "no, it did not");
        await ada.Json(HttpMethod.Put, $"/api/v1/comments/{others.Id}/vote", """{"value":1}""");

        var files = await Files(await ada.Get("/account/export"));

        Assert.Contains("the ferry left late", files["comment.jsonl"], StringComparison.Ordinal);
        Assert.Contains("the ferry left early", files["commentRevision.jsonl"], StringComparison.Ordinal);
        Assert.Contains(others.Id, files["vote.jsonl"], StringComparison.Ordinal);
        Assert.Contains("ada@news.example", files["account.jsonl"], StringComparison.Ordinal);
        Assert.Equal(2, files["session.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length + 1);
        var all = string.Concat(files.Values);
        Assert.DoesNotContain("eve@news.example", all, StringComparison.Ordinal);
        Assert.DoesNotContain("no, it did not", all, StringComparison.Ordinal);
        Assert.DoesNotContain("tokenHash", all, StringComparison.Ordinal);
        Assert.All(files.Where(file => file.Key.EndsWith(".jsonl", StringComparison.Ordinal)).SelectMany(file => file.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public async Task A_browser_left_open_gives_nothing_away()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");
        program.Later(FreshSession.Lifetime);

        var answer = await ada.Get("/account/export");

        Assert.StartsWith("/sign-in?again=1", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Browser().Get("/account/export")).StatusCode);
    }

    [Fact]
    public async Task Nothing_of_it_stays_on_disk()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");

        await Files(await ada.Get("/account/export"));

        var folder = Path.GetDirectoryName(program.Mailbox) ?? "";
        await Patience.Until(() => !Directory.EnumerateFiles(folder, "export-*").Any());
    }

    private static async Task<Dictionary<string, string>> Files(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        await using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            files.Add(entry.FullName, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return files;
    }
}
