using System.Text.RegularExpressions;
using System.Xml;

namespace Parley.Web.Tests.Conventions;

public sealed partial class LayoutTests
{
    private static readonly string[] ForbiddenFolders =
        ["Services", "Service", "Models", "Helpers", "Utils", "Utilities", "Common", "Shared", "Extensions", "Interfaces", "Infrastructure", "Repositories", "Managers", "Dtos", "Misc"];

    [Theory]
    [InlineData("Parley.Core")]
    [InlineData("Parley.Storage", "Parley.Core")]
    [InlineData("Parley.ImportExport", "Parley.Core")]
    [InlineData("Parley.Web", "Parley.Core", "Parley.ImportExport", "Parley.Storage")]
    public void Projects_point_only_where_the_arrows_go(string project, params string[] mayKnow)
    {
        var known = References($"src/{project}/{project}.csproj");

        Assert.Equal(mayKnow, known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_four_projects()
    {
        var projects = Directory.GetDirectories(Path.Combine(Sources.Root, "src")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(["Parley.Core", "Parley.ImportExport", "Parley.Storage", "Parley.Web"], projects);
    }

    [Fact]
    public void Folders_tell_the_subject()
    {
        var folders = Sources.Files("src").Concat(Sources.Files("tests"))
            .SelectMany(file => file.Split('/')[..^1]).Distinct(StringComparer.Ordinal);

        Assert.Empty(folders.Intersect(ForbiddenFolders, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_file_is_too_long_to_read()
    {
        var tooLong = Sources.Files("src", ".cs", ".razor", ".css", ".js").Concat(Sources.Files("tests", ".cs"))
            .Where(file => File.ReadLines(Path.Combine(Sources.Root, file)).Count() > 400);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Lock_files_name_no_place_to_fetch_from()
    {
        var files = Sources.Files("src", ".json").Concat(Sources.Files("tests", ".json")).Where(file => file.EndsWith("packages.lock.json", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => Address().IsMatch(Sources.Text(file)));
    }

    private static List<string> References(string file)
    {
        var names = new List<string>();
        using var reader = XmlReader.Create(Path.Combine(Sources.Root, file));
        while (reader.ReadToFollowing("ProjectReference"))
            names.Add(Path.GetFileNameWithoutExtension(reader.GetAttribute("Include") ?? ""));
        return names;
    }

    [GeneratedRegex("https?://")]
    private static partial Regex Address();
}
