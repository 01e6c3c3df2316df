using System.Text.RegularExpressions;
using Parley.Web.Site;
using Parley.Web.Tests.Conventions;

namespace Parley.Web.Tests.Site;

public sealed partial class ShrinkScriptsTests
{
    private const string Folder = "src/Parley.Web/wwwroot";

    public static TheoryData<string> Scripts => [.. Sources.Files(Folder, ".js").Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    /// <summary>What a shorter spelling of a script still holds: every property it names and every function it has, so nothing was taken away.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task What_is_sent_names_all_that_was_written(string script)
    {
        var written = Comment().Replace(Sources.Text(Path.Combine(Folder, script)), "\n");
        var sent = await Sent(script);

        Assert.NotEqual(written, sent);
        Assert.Equal(Counted(Property(), written), Counted(Property(), sent));
        Assert.Equal(Function().Count(written), Function().Count(sent));
    }

    [Fact]
    public void A_script_that_lost_a_function_is_found() =>
        Assert.NotEqual(Function().Count("function a() {} const b = async () => {};"), Function().Count("function a(){}"));

    private static SortedDictionary<string, int> Counted(Regex what, string script) =>
        new(what.Matches(script).CountBy(match => match.Value).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private static async Task<string> Sent(string script)
    {
        var program = await EdgeProgram.Shared();
        var answer = await program.Send(HttpMethod.Get, program.Get<Assets>().Url(script), null);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"(?m)^\s*//.*$|\s//\s.*$|/\*.*?\*/")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\d.])\.[a-zA-Z]\w+")]
    private static partial Regex Property();

    [GeneratedRegex(@"\bfunction\b|=>")]
    private static partial Regex Function();
}
