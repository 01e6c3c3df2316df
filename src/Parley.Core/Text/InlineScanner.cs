using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Parley.Core.Articles;

namespace Parley.Core.Text;

/// <summary>
/// Cuts a paragraph into tokens, left to right, each character looked at a bounded number of times:
/// code spans find their end by a list of backtick runs, links by a table of matching parentheses, bare links are never tried twice.
/// </summary>
internal sealed class InlineScanner(MarkupContext? context)
{
    // Host names in other letters are costly to refuse; the rest of so many stay text.
    private const int MaxForeignAddresses = 100;
    private static readonly SearchValues<char> s_signs = SearchValues.Create("\\`*|[]!hH@\n");
    private readonly Stack<int> _brackets = new();
    private readonly Stack<int> _parentheses = new();
    private readonly BacktickRuns _backticks = new();
    private int[] _closing = [];
    private bool _closingKnown;
    private int _bareLinkFrom;
    private int _textFrom;
    private int _lineEnd;
    private int _foreignAddresses;

    public List<InlineToken> Tokens { get; } = [];

    public long Steps { get; private set; }

    public void Scan(ReadOnlySpan<char> text)
    {
        Tokens.Clear();
        _brackets.Clear();
        _backticks.Forget();
        _closingKnown = false;
        _bareLinkFrom = 0;
        _textFrom = 0;
        _lineEnd = 0;

        var i = 0;
        while (i < text.Length)
        {
            var plain = text[i..].IndexOfAny(s_signs);
            Steps += plain < 0 ? text.Length - i : plain + 1;
            if (plain < 0) break;
            i = Sign(text, i + plain);
        }

        Flush(text.Length);
    }

    /// <summary>Reads the sign at the place and says where to go on.</summary>
    private int Sign(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        '\n' => Add(TokenKind.Break, i, i + 1),
        '\\' => Backslash(text, i),
        '`' => Backticks(text, i),
        '*' => Run(text, i, TokenKind.Stars, 1, 3),
        '|' => Run(text, i, TokenKind.Pipes, 2, 2),
        '[' => OpenBracket(i),
        '!' => Bang(text, i),
        ']' => CloseBracket(text, i),
        '@' => At(text, i),
        _ => BareLink(text, i),
    };

    private int Add(TokenKind kind, int start, int end, bool opens = false, bool closes = false)
    {
        Flush(start);
        Tokens.Add(new InlineToken { Kind = kind, Start = start, End = end, CanOpen = opens, CanClose = closes, Partner = -1, StrongPartner = -1 });
        _textFrom = end;
        return end;
    }

    private void Flush(int end)
    {
        if (end > _textFrom) Tokens.Add(new InlineToken { Kind = TokenKind.Text, Start = _textFrom, End = end });
    }

    private int Backslash(ReadOnlySpan<char> text, int i)
    {
        if (i + 1 < text.Length && Letters.IsAsciiSign(text[i + 1]))
        {
            Flush(i);
            _textFrom = i + 1;
            return i + 2;
        }

        if (!IsAloneInLine(text, i)) return i + 1;
        Flush(i);
        _textFrom = i + 1;
        return i + 1;
    }

    // A line with nothing but a backslash is an empty line, kept: how escaped text holds its blank lines.
    private bool IsAloneInLine(ReadOnlySpan<char> text, int i)
    {
        var before = text[..i].LastIndexOfAnyExcept(' ', '\t');
        if (before >= 0 && text[before] != '\n') return false;
        var after = text[(i + 1)..].IndexOfAnyExcept(' ', '\t');
        // Blanks around it: seen here once more, and only once, for such a line has no second sign.
        Steps += i - before + Math.Max(after, 0);
        return after < 0 || text[i + 1 + after] == '\n';
    }

    private int Backticks(ReadOnlySpan<char> text, int i)
    {
        var length = RunLength(text, i, '`');
        Steps += length;
        if (!_backticks.Known) Steps += _backticks.Find(text);
        var close = _backticks.NextOf(length, i + length);
        Steps++;
        if (close < 0) return i + length;

        // Code ends in the line where it starts, so that a stray backtick cannot swallow what follows.
        if (close > LineEnd(text, i)) return i + length;
        Flush(i);
        _textFrom = i + length;
        Add(TokenKind.Code, i + length, close);
        _textFrom = close + length;
        return close + length;
    }

    private int LineEnd(ReadOnlySpan<char> text, int i)
    {
        if (i < _lineEnd) return _lineEnd;
        var next = text[i..].IndexOf('\n');
        _lineEnd = next < 0 ? text.Length : i + next;
        Steps += _lineEnd - i;
        return _lineEnd;
    }

    private int Run(ReadOnlySpan<char> text, int i, TokenKind kind, int shortest, int longest)
    {
        var length = RunLength(text, i, text[i]);
        Steps += length;
        var end = i + length;
        if (length < shortest || length > longest) return end;
        var opens = !Letters.SpaceAt(text, end) && !Letters.WordBefore(text, i);
        var closes = !Letters.SpaceBefore(text, i) && !Letters.WordAt(text, end);
        return opens || closes ? Add(kind, i, end, opens, closes) : end;
    }

    private int OpenBracket(int i)
    {
        Add(TokenKind.Bracket, i, i + 1);
        _brackets.Push(Tokens.Count - 1);
        return i + 1;
    }

    /// <summary>The sign that makes a picture of the bracket behind it is a token of its own, which a picture takes with it.</summary>
    private int Bang(ReadOnlySpan<char> text, int i)
    {
        if (context is not { KnowsPictures: true } || i + 1 >= text.Length || text[i + 1] != '[') return i + 1;
        Flush(i);
        Tokens.Add(new InlineToken { Kind = TokenKind.Text, Start = i, End = i + 1 });
        _textFrom = i + 1;
        OpenBracket(i + 1);
        CollectionsMarshal.AsSpan(Tokens)[^1].CanOpen = true;
        return i + 2;
    }

    private int CloseBracket(ReadOnlySpan<char> text, int i)
    {
        if (!_brackets.TryPop(out var open)) return i + 1;
        if (i + 1 >= text.Length || text[i + 1] != '(' || Closing(text, i + 1) is not (> 0 and var close)) return i + 1;

        var address = Unescaped(text[(i + 2)..close]);
        Steps += close - i;
        if (Tokens[open].CanOpen && context?.Picture(address) is { } picture) return Picture(text, open, i, close, picture);
        if (Tokens[open].End == i || Link(address) is not { } link) return i + 1;
        if (WearsAnother(open, link))
        {
            // Brackets further out would wear it too.
            _brackets.Clear();
            return i + 1;
        }

        Add(TokenKind.LinkClose, i, close + 1);
        var tokens = CollectionsMarshal.AsSpan(Tokens);
        tokens[open].Kind = TokenKind.LinkOpen;
        tokens[open].Link = link;
        // No link inside a link: those within are words, and brackets further out stay brackets.
        foreach (ref var inner in tokens[(open + 1)..])
            if (inner.Kind is TokenKind.BareLink or TokenKind.Mention) inner.Kind = TokenKind.Text;
        Steps += tokens.Length - open;
        _brackets.Clear();
        return close + 1;
    }

    /// <summary>A picture in place of its sign, its bracket and all between; one of which nothing is said stays text.</summary>
    private int Picture(ReadOnlySpan<char> text, int open, int i, int close, Picture picture)
    {
        var from = Tokens[open].End;
        Steps += i - from + Tokens.Count - open;
        if (TextRules.IsInvisible(text[from..i].ToString())) return i + 1;
        Tokens.RemoveRange(open - 1, Tokens.Count - open + 1);
        Tokens.Add(new InlineToken { Kind = TokenKind.Picture, Start = from, End = i, Picture = picture });
        _textFrom = close + 1;
        // No picture inside a link: brackets further out stay brackets.
        _brackets.Clear();
        return close + 1;
    }

    /// <summary>Whether the words of the link are the address of another host: then it stays text, so that both are seen.</summary>
    private bool WearsAnother(int open, WebLink link)
    {
        for (var i = open + 1; i < Tokens.Count; i++, Steps++)
            if (Tokens[i].Link is { } worn && worn.Host != link.Host) return true;
        return false;
    }

    /// <summary>The parenthesis that closes the one at the place, or -1: no blank between them, pairs within them.</summary>
    private int Closing(ReadOnlySpan<char> text, int open)
    {
        if (!_closingKnown) MatchParentheses(text);
        return _closing[open];
    }

    private void MatchParentheses(ReadOnlySpan<char> text)
    {
        if (_closing.Length < text.Length) _closing = new int[Math.Max(text.Length, 256)];
        _parentheses.Clear();
        for (var i = 0; i < text.Length; i++, Steps++)
        {
            var c = text[i];
            _closing[i] = -1;
            if (c == '\\' && i + 1 < text.Length && Letters.IsAsciiSign(text[i + 1])) _closing[++i] = -1;
            else if (char.IsWhiteSpace(c) || char.IsControl(c)) _parentheses.Clear();
            else if (c == '(') Push(text, i);
            else if (c == ')' && _parentheses.TryPop(out var open)) _closing[open] = i;
        }

        _closingKnown = true;
    }

    // An address does not hold the start of another link: so no two addresses overlap, and each is read once.
    private void Push(ReadOnlySpan<char> text, int i)
    {
        if (i > 0 && text[i - 1] == ']') _parentheses.Clear();
        _parentheses.Push(i);
    }

    internal static string Unescaped(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\')) return text.ToString();
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && Letters.IsAsciiSign(text[i + 1])) i++;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private int At(ReadOnlySpan<char> text, int i)
    {
        if (context is null || Letters.WordBefore(text, i)) return i + 1;
        var (person, length, steps) = context.Find(text[(i + 1)..]);
        Steps += steps;
        if (person is null) return i + 1;
        var end = Add(TokenKind.Mention, i, i + 1 + length);
        CollectionsMarshal.AsSpan(Tokens)[^1].Person = person;
        return end;
    }

    private int BareLink(ReadOnlySpan<char> text, int i)
    {
        if (i < _bareLinkFrom || Letters.WordBefore(text, i) || !BareAddress.StartsAt(text[i..])) return i + 1;
        var length = BareAddress.Length(text[i..], out var looked);
        Steps += looked;
        _bareLinkFrom = i + looked;
        if (Link(text.Slice(i, length)) is not { } link) return i + 1;
        var end = Add(TokenKind.BareLink, i, i + length);
        CollectionsMarshal.AsSpan(Tokens)[^1].Link = link;
        return end;
    }

    private WebLink? Link(ReadOnlySpan<char> address)
    {
        var foreign = !Ascii.IsValid(address) || address.Contains("xn--", StringComparison.OrdinalIgnoreCase);
        return foreign && ++_foreignAddresses > MaxForeignAddresses ? null : WebLink.Parse(address);
    }

    private static int RunLength(ReadOnlySpan<char> text, int i, char sign)
    {
        var other = text[i..].IndexOfAnyExcept(sign);
        return other < 0 ? text.Length - i : other;
    }
}
