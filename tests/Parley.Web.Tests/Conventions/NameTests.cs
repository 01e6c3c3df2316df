using System.Text.RegularExpressions;

namespace Parley.Web.Tests.Conventions;

public sealed partial class NameTests
{
    /// <summary>Words for which the glossary has another, or which say how and not what.</summary>
    private static readonly string[] OtherWords =
        ["User", "Users", "Topic", "Story", "Blog", "Tenant", "Upvote", "Downvote", "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Dto", "Repository", "Controller"];

    [Fact]
    public void Types_use_the_words_of_the_glossary()
    {
        var wrong = Sources.Ours.SelectMany(Sources.Types).Where(type => Word().Matches(type.Name).Any(word => OtherWords.Contains(word.Value, StringComparer.Ordinal)));

        Assert.Empty(wrong.Select(type => type.FullName));
    }

    [Fact]
    public void An_interface_has_two_real_implementations()
    {
        var all = Sources.Ours.SelectMany(Sources.Types).ToList();

        var early = all.Where(type => type.IsInterface && all.Count(other => other is { IsInterface: false, IsAbstract: false } && type.IsAssignableFrom(other)) < 2);

        Assert.Empty(early.Select(type => type.FullName));
    }

    [Fact]
    public void Transactions_begin_in_the_write_queue_alone()
    {
        var elsewhere = Sources.Files("src", ".cs")
            .Where(file => !file.EndsWith("WriteSession.cs", StringComparison.Ordinal))
            .SelectMany(file => Sources.Text(file).Split('\n').Select(line => (file, line)))
            // A reader may hold a snapshot while it reads a page in several statements.
            .Where(at => (at.line.Contains("BeginTransaction", StringComparison.Ordinal) || at.line.Contains("\"BEGIN", StringComparison.Ordinal))
                && !at.line.Contains("deferred: true", StringComparison.Ordinal) && !at.line.Contains("RepeatableRead", StringComparison.Ordinal));

        Assert.Empty(elsewhere);
    }

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
