using System.Text.RegularExpressions;

namespace Parley.Core.Articles.Files;

/// <summary>
/// Two kindnesses to writers who never heard of YAML, on lines "field: words" alone. A colon among the words, for YAML always an
/// error, is taken as written. A # after a blank, where YAML would silently drop the rest of the words, is an error.
/// </summary>
internal static partial class YamlLines
{
    private const string BeginsOtherwise = "'\"[{|>&*!%@`#?,]}";

    public static IReadOnlyList<string>? Kind(FileLines head, string field, Faults faults)
    {
        var kind = head.Lines.ToArray();
        var whole = true;
        // The column of the last field that has its value on its line: what is indented deeper continues that value.
        var continued = int.MaxValue;
        for (var index = 0; index < kind.Length; index++)
        {
            var indent = kind[index].Length - kind[index].AsSpan().TrimStart(' ').Length;
            if (string.IsNullOrWhiteSpace(kind[index]) || indent > continued) continue;
            continued = int.MaxValue;
            if (FieldLine().Match(kind[index]) is not { Success: true } found) continue;

            continued = found.Groups["name"].Index;
            var words = found.Groups["words"].Value.TrimEnd();
            if (BeginsOtherwise.Contains(words[0], StringComparison.Ordinal) || IsContinued(kind, index, continued)) continue;
            if (words.Contains(" #", StringComparison.Ordinal))
            {
                faults.Add(head.First + index, field, "YAML would drop the words from the # on: put the value in quotes; a remark stands on a line of its own");
                whole = false;
            }
            else if (words.Contains(": ", StringComparison.Ordinal) || words.EndsWith(':'))
            {
                kind[index] = $"{kind[index][..found.Groups["words"].Index]}'{words.Replace("'", "''", StringComparison.Ordinal)}'";
            }
        }
        return whole ? kind : null;
    }

    private static bool IsContinued(string[] lines, int index, int column) =>
        index + 1 < lines.Length && !string.IsNullOrWhiteSpace(lines[index + 1])
        && lines[index + 1].Length - lines[index + 1].AsSpan().TrimStart(' ').Length > column;

    [GeneratedRegex(@"^ *(?:- +)?(?<name>[A-Za-z][A-Za-z _-]*): +(?<words>\S.*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex FieldLine();
}
