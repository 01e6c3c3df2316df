using System.Text.Json;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Moderation.Rules;

/// <summary>
/// A real discussion that nobody moderated, kept beside the repository and never in it, under the policy of any English site. docs/screening.md
/// has the table that this prints.
/// </summary>
public sealed class SeedDiscussionTests
{
    private static readonly string[] Abusive = ["severe", "profanity", "profanity and violent wish"];

    [Fact]
    public void Its_abuse_waits_and_what_is_harmless_is_posted()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "seed");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "page.txt")), "The seed discussion is not beside this copy of the repository.");
        var lines = File.ReadAllLines(Path.Combine(folder, "page.txt"));
        var key = JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, "answer-key.json")));
        var book = new PolicyBook(new Publication("news", "News", "en", DateTimeOffset.UnixEpoch), []);

        Dictionary<(bool IsAbuse, bool Waits), List<int>> table = [];
        foreach (var comment in key.GetProperty("comments").EnumerateArray())
        {
            var text = string.Join("\n\n", comment.GetProperty("lines").EnumerateArray().Select(line => lines[line.GetInt32() - 1]));
            if (text.Length == 0)
                continue;
            var tone = comment.TryGetProperty("tone", out var said) ? said.GetString() : null;
            var screened = Screening.Of(new ScreeningInput
            {
                Text = Markup.PlainText(Markup.EscapeAroundLinks(text)), Policy = book.Of(null, null, null), Now = DateTimeOffset.UnixEpoch, IsImport = true,
            });
            var cell = (Abusive.Contains(tone, StringComparer.Ordinal), screened.Outcome == Outcome.Hold);
            table.TryAdd(cell, []);
            table[cell].Add(comment.GetProperty("n").GetInt32());
        }

        foreach (var ((isAbuse, waits), comments) in table)
            TestContext.Current.SendDiagnosticMessage($"{(isAbuse ? "abuse" : "harmless")} {(waits ? "waits" : "is posted")}: {comments.Count} ({string.Join(' ', comments)})");
        Assert.Equal([10, 23, 25, 54], table[(true, true)]);
        Assert.False(table.ContainsKey((true, false)));
        Assert.True(table.GetValueOrDefault((false, true), []).Count * 20 <= table[(false, false)].Count, "too much that is harmless waits");
    }
}
