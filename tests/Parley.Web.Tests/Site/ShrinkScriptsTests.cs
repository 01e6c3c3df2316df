using System.Text.RegularExpressions;
using Parley.Web.Site;
using Parley.Web.Tests.Conventions;

namespace Parley.Web.Tests.Site;

public sealed partial class ShrinkScriptsTests
{
    private const string Folder = "src/Parley.Web/wwwroot";

    private const string Joined = "reader.js";

    private static IEnumerable<string> Written => Sources.Files(Folder, ".js").Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal);

    private static bool IsPart(string script) => script.StartsWith("reader/", StringComparison.Ordinal);

    public static TheoryData<string> Scripts => [.. Written.Where(script => !IsPart(script))];

    /// <summary>What a shorter spelling of a script still holds: every property it names and every function it has, so nothing was taken away.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task What_is_sent_names_all_that_was_written(string script)
    {
        var written = Comment().Replace(string.Concat((script == Joined ? Written.Where(IsPart) : []).Append(script).Select(part => Sources.Text(Path.Combine(Folder, part)))), "\n");
        var sent = await Sent(script);

        Assert.NotEqual(written, sent);
        Assert.Equal(Counted(Property(), written), Counted(Property(), sent));
        Assert.Equal(Function().Count(written), Function().Count(sent));
    }

    /// <summary>The modules of a reader are sent as one: a name that two of them have at their top is taken twice, and nothing runs.</summary>
    [Fact]
    public void No_two_modules_of_a_reader_have_a_name_in_common()
    {
        var names = Written.Where(script => IsPart(script) || script == Joined)
            .SelectMany(script => Named().Matches(Sources.Text(Path.Combine(Folder, script))).Select(match => match.Groups[1].Value)).ToList();

        Assert.True(names.Count > 80);
        Assert.Equal(names.Distinct().Count(), names.Count);
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

    [GeneratedRegex(@"(?m)^\s*//.*$|\s//\s.*$|/\*.*?\*/|^import .*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\d.])\.[a-zA-Z]\w+")]
    private static partial Regex Property();

    [GeneratedRegex(@"(?m)^(?:export )?(?:async )?(?:const|let|function) (\w+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bfunction\b|=>")]
    private static partial Regex Function();
}
