using System.Runtime.InteropServices;

namespace Parley.Core.Text;

/// <summary>Finds the partner of each sign of a paragraph and tells the sink. The latest opener of a kind wins, so nothing nests in its own kind and the depth is bounded.</summary>
internal sealed class InlineWriter(MarkupContext? context, MarkupSink sink)
{
    private readonly InlineScanner _scanner = new(context);
    private long _steps;

    public long Steps => _steps + _scanner.Steps;

    public void Write(ReadOnlySpan<char> text)
    {
        _scanner.Scan(text);
        var tokens = CollectionsMarshal.AsSpan(_scanner.Tokens);
        Pair(tokens);
        for (var i = 0; i < tokens.Length; i++) Tell(text, tokens, i);
        _steps += 2 * tokens.Length + text.Length;
    }

    /// <summary>Where the open sign of each kind stands, -1 for none.</summary>
    private struct Open()
    {
        public int Emphasis = -1;
        public int Strong = -1;
        public int Spoiler = -1;

        /// <summary>What opened after a sign that closes now is left as text, for tags may not cross.</summary>
        public void DropAfter(int place)
        {
            if (Emphasis > place) Emphasis = -1;
            if (Strong > place) Strong = -1;
            if (Spoiler > place) Spoiler = -1;
        }
    }

    private static void Pair(Span<InlineToken> tokens)
    {
        var open = new Open();
        var outside = new Open();
        var inLink = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.LinkOpen:
                    outside = open;
                    open = new Open();
                    inLink = true;
                    break;
                case TokenKind.LinkClose:
                    open = outside;
                    inLink = false;
                    break;
                case TokenKind.Stars:
                    PairStars(tokens, i, ref open);
                    break;
                // A spoiler can be focused, and so can a link: not one inside the other.
                case TokenKind.Pipes when !inLink:
                    PairPipes(tokens, i, ref open);
                    break;
            }
        }
    }

    private static void PairStars(Span<InlineToken> tokens, int i, ref Open open)
    {
        var emphasis = tokens[i].Length != 2;
        var strong = tokens[i].Length >= 2;
        if (tokens[i].CanClose && ((emphasis && open.Emphasis >= 0) || (strong && open.Strong >= 0)))
        {
            // Inside first: what opened later; of one run of three, strong stands inside.
            if (strong && open.Strong >= 0 && (!emphasis || open.Strong >= open.Emphasis)) CloseStrong(tokens, i, ref open);
            if (emphasis && open.Emphasis >= 0) CloseEmphasis(tokens, i, ref open);
            if (strong && open.Strong >= 0 && tokens[i].StrongPartner < 0) CloseStrong(tokens, i, ref open);
            return;
        }

        if (!tokens[i].CanOpen) return;
        if (emphasis) open.Emphasis = i;
        if (strong) open.Strong = i;
    }

    private static void CloseEmphasis(Span<InlineToken> tokens, int i, ref Open open)
    {
        tokens[open.Emphasis].Partner = i;
        tokens[i].Partner = open.Emphasis;
        open.DropAfter(open.Emphasis);
        open.Emphasis = -1;
    }

    private static void CloseStrong(Span<InlineToken> tokens, int i, ref Open open)
    {
        tokens[open.Strong].StrongPartner = i;
        tokens[i].StrongPartner = open.Strong;
        open.DropAfter(open.Strong);
        open.Strong = -1;
    }

    private static void PairPipes(Span<InlineToken> tokens, int i, ref Open open)
    {
        if (tokens[i].CanClose && open.Spoiler >= 0)
        {
            tokens[open.Spoiler].Partner = i;
            tokens[i].Partner = open.Spoiler;
            open.DropAfter(open.Spoiler);
            open.Spoiler = -1;
            return;
        }

        if (tokens[i].CanOpen) open.Spoiler = i;
    }

    private void Tell(ReadOnlySpan<char> text, Span<InlineToken> tokens, int i)
    {
        ref var token = ref tokens[i];
        var words = text[token.Start..token.End];
        switch (token.Kind)
        {
            case TokenKind.Break:
                sink.Break();
                break;
            case TokenKind.Code:
                sink.Code(Unpadded(words));
                break;
            case TokenKind.Stars:
                TellStars(words, token, i);
                break;
            case TokenKind.Pipes when token.Partner >= 0:
                if (token.Partner > i) sink.Open(Mark.Spoiler);
                else sink.Close(Mark.Spoiler);
                break;
            case TokenKind.LinkOpen or TokenKind.BareLink when token.Link is { } link:
                sink.OpenLink(link);
                if (token.Kind == TokenKind.LinkOpen) break;
                sink.Text(words);
                sink.CloseLink();
                break;
            case TokenKind.LinkClose:
                sink.CloseLink();
                break;
            case TokenKind.Picture when token.Picture is { } picture:
                sink.Picture(picture, OnOneLine(InlineScanner.Unescaped(words)));
                break;
            case TokenKind.Mention when token.Person is { } person:
                sink.Mention(person, words);
                break;
            default:
                sink.Text(words);
                break;
        }
    }

    private void TellStars(ReadOnlySpan<char> stars, in InlineToken token, int i)
    {
        var used = (token.Partner >= 0 ? 1 : 0) + (token.StrongPartner >= 0 ? 2 : 0);
        var left = stars[used..];
        if (Math.Max(token.Partner, token.StrongPartner) > i)
        {
            sink.Text(left);
            // Outside first: what closes later.
            if (token.StrongPartner > token.Partner) sink.Open(Mark.Strong);
            if (token.Partner >= 0) sink.Open(Mark.Emphasis);
            if (token.StrongPartner >= 0 && token.StrongPartner <= token.Partner) sink.Open(Mark.Strong);
            return;
        }

        if (token.StrongPartner >= 0 && token.StrongPartner >= token.Partner) sink.Close(Mark.Strong);
        if (token.Partner >= 0) sink.Close(Mark.Emphasis);
        if (token.StrongPartner >= 0 && token.StrongPartner < token.Partner) sink.Close(Mark.Strong);
        sink.Text(left);
    }

    private static string OnOneLine(string alt) => string.Join(' ', alt.Split('\n', '\t', '\u2028', '\u2029'));

    // One blank on either side lets code start or end with a backtick.
    private static ReadOnlySpan<char> Unpadded(ReadOnlySpan<char> code) =>
        code is [' ', _, .., ' '] && code.ContainsAnyExcept(' ') ? code[1..^1] : code;
}
