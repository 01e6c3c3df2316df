using System.Text;
using CsCheck;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Text;

namespace Parley.Core.Tests.Text;

/// <summary>Texts made to trip a parser: of every sign that means something, and of every character there is.</summary>
internal static class Signs
{
    private static readonly string[] s_pieces =
    [
        "a", "b2", " ", "  ", "\t", "\n", "\n\n", "\n ", "\r\n", "*", "**", "***", "****", "`", "``", "```", "||", "|", "[", "]", "](", "(", ")",
        "](https://a.example)", "[b](http://c.example/d)", "[e](javascript:f)", "http://", "https://g.example/h(i)", "@Jane", "@Jane Doe", "@", "\\", "\\\\",
        ">", "> ", "\n> ", "\n>> ", "- ", "\n- ", "\n  - ", "\n1. ", "\n* ", "\n\\\n", "\n```\n", "----", "_", "#", "&lt;", "<b>", "\"", "'", "!", "![", "![f](picture:aaaaaaaaaaaaaaaa)", "](picture:aaaaaaaaaaaaaaaa)", "![g](picture:bbbbbbbbbbbbbbbb)", "é", "漢", "🙂", "\u202E", "\u2028", "\0\u0001",
    ];

    private static readonly Gen<Rune> s_rune = Gen.Frequency(
        (3, Gen.Int[0x20, 0x7E]), (1, Gen.Int[1, 0x1F]), (2, Gen.Int[0x7F, 0x2FFF]), (1, Gen.Int[0x3000, 0xD7FF]), (1, Gen.Int[0xE000, 0xFFFF]), (1, Gen.Int[0x10000, 0x10FFFF]))
        .Select(code => new Rune(code));

    internal static Gen<string> Text { get; } = Gen.Int[0, s_pieces.Length - 1].Select(i => s_pieces[i]).Array[0, 40].Select(string.Concat);

    internal static Gen<string> Unicode { get; } = s_rune.Array[0, 60].Select(runes => string.Concat(runes.Select(rune => rune.ToString())));

    /// <summary>Of the kind that a reader sends, with the sizes that are made of it.</summary>
    internal static Picture APicture { get; } = new(new string('a', 64), "image/jpeg", 1600, 1200)
    {
        Sizes = [new(new string('c', 64), "image/webp", 480, 360), new(new string('d', 64), "image/webp", 960, 720), new(new string('e', 64), "image/jpeg", 480, 360)],
    };

    internal static MarkupContext SomePeople { get; } = new(
    [
        new Mention("Jane", new AccountId(7), "/people/7"),
        new Mention("Jane Doe", new AccountId(8), "/people/8"),
        new Mention("Sam", new AccountId(9), "/people/9"),
        new Mention("SAM", new AccountId(10), "/people/10"),
    ], [APicture]);
}
