using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace Parley.Core.Moderation.Words;

/// <summary>
/// Lists to start with, by language: our own of hatred, threats, insults and coarse words (<c>LANGUAGE.txt</c>), and a public one of words
/// that are not for every page (<c>LANGUAGE.obscene.txt</c>). An epithet is no insult by itself: it counts in the frames of its language, as in
/// "you are a …". docs/screening.md says what is in them and whose they are.
/// </summary>
public static class StarterLists
{
    private static readonly ConcurrentDictionary<string, WordList> s_lists = new(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, WordGroup> s_groups = new Dictionary<string, WordGroup>(StringComparer.Ordinal)
    {
        ["[hate]"] = WordGroup.Hate,
        ["[threat]"] = WordGroup.Threat,
        ["[profanity]"] = WordGroup.Profanity,
        ["[mild]"] = WordGroup.Mild,
        ["[insult]"] = WordGroup.Insult,
        ["[address]"] = WordGroup.Address,
        ["[allowed]"] = WordGroup.Allowed,
    }.ToFrozenDictionary();

    public static readonly IReadOnlyList<string> Languages = ["en", "de", "fr", "ru", "ar"];

    /// <summary>Null for a language without one.</summary>
    public static WordList? Of(string language) => Languages.Contains(language, StringComparer.Ordinal) ? s_lists.GetOrAdd(language, Read) : null;

    /// <summary>Those that a site begins with: of its own language, by BCP 47 tag.</summary>
    public static IReadOnlyList<string> For(string tag) => [.. Languages.Where(language => tag == language || tag.StartsWith(language + "-", StringComparison.Ordinal))];

    private static WordList Read(string language) =>
        WordList.Of([.. Entries($"{language}.txt", WordGroup.Profanity), .. Entries($"{language}.obscene.txt", WordGroup.Mild)]);

    private static IEnumerable<WordEntry> Entries(string name, WordGroup group)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Words." + name)
            ?? throw new InvalidOperationException($"The word list {name} is missing from the program.");
        using var lines = new StreamReader(file);
        List<string> frames = [];
        var section = "";
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                (section, group) = (line, s_groups.GetValueOrDefault(line, WordGroup.Insult));
            else if (section == "[frame]")
                frames.Add(line);
            else if (section == "[epithet]")
                foreach (var frame in frames)
                    yield return new WordEntry(frame.Replace("{}", line, StringComparison.Ordinal), group);
            else
                yield return new WordEntry(line, group);
        }
    }
}
