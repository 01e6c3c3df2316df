namespace Parley.Benchmarks;

/// <summary>An article with its discussion over HTTP, against a bare Kestrel that serves the same finished bytes.</summary>
internal static class ArticlePages
{
    private const int Connections = 16;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var folder = await BenchFolder.Filled(1_000);
        await using var program = BuiltProgram.Serve(folder.Path);
        var path = await program.FirstArticle();
        using var http = new HttpClient();
        var bytes = await http.GetByteArrayAsync(new Uri(program.Address, path));
        await File.WriteAllBytesAsync(folder.File("page.html"), bytes);
        await using var bare = BuiltProgram.ServeBytes(folder.File("page.html"));
        await bare.UntilItAnswers("/");

        var request = Wire.Get(path);
        await Wire.WarmUp(program.Port, Connections, 200, _ => request);
        var figures = await Figures.InTurn(
            5,
            () => Wire.Storm(program.Port, Connections, Round, 200, _ => request),
            () => Wire.Storm(bare.Port, Connections, Round, 200, _ => request));
        report.Begin(
            "An article page over HTTP",
            $"{bytes.Length / 1024} kB of HTML with the first page of 1,000 comments; {Connections} connections on the same machine; the two servers in turn.");
        report.Row("bare Kestrel, same bytes", figures[1], "/s");
        report.Row("Parley", figures[0], "/s", "bare Kestrel", figures[0].Median / figures[1].Median);
    }
}
