using System.Globalization;

namespace Parley.Benchmarks.Running;

/// <summary>A folder for one store, gone afterwards.</summary>
internal sealed class BenchFolder : IDisposable
{
    /// <summary>One machine writes nearly the same again and again: the rules look at all of it and hold none.</summary>
    private const string Policy = """{"version":1,"site":{"holdRepeats":false,"floodOfAuthor":0,"mostLinks":100,"holdAtRisk":100}}""";

    public string Path { get; } = Directory.CreateTempSubdirectory("parley-bench-").FullName;

    public string Database => System.IO.Path.Combine(Path, "parley.db");

    /// <summary>With so many invented comments, spread over so many articles.</summary>
    public static async Task<BenchFolder> Filled(int comments, int articles = 1)
    {
        var folder = new BenchFolder();
        await BuiltProgram.Run(
            folder.Path, "fake-data", "--comments", comments.ToString(CultureInfo.InvariantCulture), "--articles", articles.ToString(CultureInfo.InvariantCulture));
        await System.IO.File.WriteAllTextAsync(folder.File("policy.json"), Policy);
        await BuiltProgram.Run(folder.Path, "policy", "import", folder.File("policy.json"));
        return folder;
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
