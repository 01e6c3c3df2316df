using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests;

public sealed class ImportReportTests
{
    [Theory]
    [InlineData("no-comments")]
    [InlineData("emptied")]
    [InlineData("suq-almadina")]
    public async Task The_report_is_the_same_to_the_byte(string sample)
    {
        var page = Path.Combine(Repository.Samples("PlainPage"), sample);

        await using var file = File.OpenRead(page + ".txt");
        var report = await ImportReport.Collect(new PlainPageFormat(), file, TestContext.Current.CancellationToken);

        Assert.Equal(await File.ReadAllTextAsync(page + ".json", TestContext.Current.CancellationToken), report.ToJson());
    }

    [Fact]
    public void A_record_of_an_unknown_kind_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ImportReport("page").Add(new Stranger()));

    private sealed record Stranger : ImportedRecord;
}
