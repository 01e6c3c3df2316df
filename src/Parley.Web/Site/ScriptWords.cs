using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Parley.Web.Site;

/// <summary>The phrases that script says, those under <c>js.</c> and a few that pages say too, as one data block, made once a language.</summary>
internal static class ScriptWords
{
    /// <summary>What script says in the page's own words.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Shared = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["months"] = "date.months",
        ["day"] = "date.day",
        ["count"] = "thread.count",
        ["up"] = "vote.up",
        ["down"] = "vote.down",
        ["about"] = "composer.about",
        ["mistake"] = "correct.link",
        ["follow"] = "follow.discussion",
    };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly Dictionary<string, MarkupString> Blocks =
        Words.Languages.ToDictionary(language => language, language => Make(Words.For(language)), StringComparer.Ordinal);

    public static MarkupString For(Words words) => Blocks[words.Language];

    private static MarkupString Make(Words words)
    {
        const string prefix = "js.";
        var spoken = words.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ToDictionary(key => key[prefix.Length..], key => words[key], StringComparer.Ordinal);
        foreach (var (name, key) in Shared)
            foreach (var full in words.Keys.Where(full => full.Split('#')[0] == key))
                spoken[name + full[key.Length..]] = words[full];
        return DataBlock.Of(JsonSerializer.Serialize(spoken, Plain));
    }
}
