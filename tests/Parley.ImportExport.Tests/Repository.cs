namespace Parley.ImportExport.Tests;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Shared(string path) => Path.Combine(Root, "..", "shared", path);

    public static string Samples(string format) => Path.Combine(Root, "tests", "Parley.ImportExport.Tests", format, "Samples");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("Parley.slnx stands in no folder above the tests.");
    }
}
