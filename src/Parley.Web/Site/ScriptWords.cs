using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Parley.Web.Site;

/// <summary>The phrases that reader.js says, those under <c>js.</c>, as one data block, made once a language.</summary>
internal static class ScriptWords
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly Dictionary<string, MarkupString> Blocks =
        Words.Languages.ToDictionary(language => language, language => Make(Words.For(language)), StringComparer.Ordinal);

    public static MarkupString For(Words words) => Blocks[words.Language];

    private static MarkupString Make(Words words)
    {
        const string prefix = "js.";
        var spoken = words.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ToDictionary(key => key[prefix.Length..], key => words[key], StringComparer.Ordinal);
        (spoken["months"], spoken["day"]) = (words["date.months"], words["date.day"]);
        return DataBlock.Of(JsonSerializer.Serialize(spoken, Plain));
    }
}
