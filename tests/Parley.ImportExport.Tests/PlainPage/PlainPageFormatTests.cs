using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests.PlainPage;

/// <summary>Each page in Samples is read as the report beside it says; adding a pair adds a test.</summary>
public sealed class PlainPageFormatTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly JsonSerializerOptions Relaxed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Repository.Samples("PlainPage"), "*.txt").Select(f => Path.GetFileName(f)[..^4]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_page_gives_the_report_beside_it(string name)
    {
        var page = Path.Combine(Repository.Samples("PlainPage"), name);

        await using var file = File.OpenRead(page + ".txt");
        var report = await ImportReport.Collect(new PlainPageFormat(), file, Cancel);

        Assert.Equal(Flat(await File.ReadAllTextAsync(page + ".json", Cancel)), Flat(report.ToJson()));
    }

    // Where its lines break and what is escaped is left open.
    private static string Flat(string json) => JsonNode.Parse(json)!.ToJsonString(Relaxed);
}
