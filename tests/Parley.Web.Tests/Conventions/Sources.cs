using System.Reflection;

namespace Parley.Web.Tests.Conventions;

/// <summary>The repository's own files and assemblies, for tests that hold its conventions.</summary>
internal static class Sources
{
    private static readonly string[] Generated = ["/Migrations/", "/Compiled/", "/obj/", "/bin/"];

    public static readonly string Root = FindRoot();

    public static readonly Assembly Web = typeof(Parley.Web.Site.Assets).Assembly;
    public static readonly Assembly Core = typeof(Parley.Core.Site.Publication).Assembly;
    public static readonly Assembly Storage = typeof(Parley.Storage.Database).Assembly;
    public static readonly Assembly ImportExport = Assembly.Load("Parley.ImportExport");

    public static IReadOnlyList<Assembly> Ours => [Core, Storage, ImportExport, Web];

    /// <summary>Our own types: none that the compiler or a Razor file made.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Parley.", StringComparison.Ordinal) == true
            && !type.Namespace.Contains("Migrations", StringComparison.Ordinal) && !type.Name.Contains('<', StringComparison.Ordinal));

    /// <summary>Files written by hand, as paths from the root with slashes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Length == 0 || extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !Generated.Any(part => file.Contains(part, StringComparison.Ordinal)));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
