using System.Globalization;
using System.Text;
using Parley.Core.Articles;

namespace Parley.Core.Text;

/// <summary>Writes a comment as a reader sees it, in plain text: a blank line between paragraphs, "> " before what is quoted.</summary>
/// <param name="quotes">Whether what is quoted is written at all.</param>
/// <param name="signs">Whether the signs of quotes and lists are written.</param>
internal sealed class PlainTextSink(bool coverSpoilers = false, bool quotes = true, bool signs = true) : MarkupSink
{
    private readonly StringBuilder _text = new();
    private int _quoteDepth;
    private bool _covered;
    private bool _afterSign;
    private bool _started;
    private Gap _gap = Gap.None;

    private enum Gap
    {
        None,
        Line,
        Paragraph,
    }

    public override string ToString() => _text.ToString();

    public override void OpenQuote() => _quoteDepth++;

    public override void CloseQuote()
    {
        _quoteDepth--;
        Ask(Gap.Paragraph);
    }

    public override void OpenList(int? first) => Ask(Gap.Line);

    public override void CloseList(int? first) => Ask(Gap.Paragraph);

    public override void OpenItem(int? number, bool jumps)
    {
        if (!IsSeen) return;
        Start();
        if (!signs) return;
        if (number is { } n) _text.Append(n.ToString(CultureInfo.InvariantCulture)).Append(". ");
        else _text.Append("- ");
        _afterSign = true;
    }

    public override void CloseItem()
    {
        _afterSign = false;
        if (_gap != Gap.None) _gap = Gap.Line;
    }

    public override void OpenParagraph(bool bare) => Start();

    public override void CloseParagraph(bool bare) => Ask(bare ? Gap.Line : Gap.Paragraph);

    public override void CodeBlock(ReadOnlySpan<char> code)
    {
        Start();
        foreach (var line in code.EnumerateLines())
        {
            if (_gap == Gap.Line) Start();
            Text(line);
            _gap = Gap.Line;
        }

        Ask(Gap.Paragraph);
    }

    public override void Text(ReadOnlySpan<char> text)
    {
        if (!IsSeen || _covered) return;
        foreach (var c in text)
        {
            if (c is '\u2028' or '\u2029') Break();
            else if (c is '\t' or '\n') _text.Append(c);
            else if (HtmlText.Shown(c) is { } shown) _text.Append(shown);
        }
    }

    public override void Break()
    {
        if (IsSeen && !_covered) NewLine();
    }

    public override void Code(ReadOnlySpan<char> code) => Text(code);

    public override void Open(Mark mark)
    {
        if (mark != Mark.Spoiler || !coverSpoilers || !IsSeen) return;
        _text.Append("\u2592\u2592\u2592");
        _covered = true;
    }

    public override void Close(Mark mark)
    {
        if (mark == Mark.Spoiler) _covered = false;
    }

    public override void OpenLink(WebLink link)
    {
    }

    public override void CloseLink()
    {
    }

    public override void Mention(Mention person, ReadOnlySpan<char> asWritten) => Text(asWritten);

    public override void Picture(Picture picture, string alt) => Text(alt);

    private bool IsSeen => quotes || _quoteDepth == 0;

    private void Ask(Gap gap)
    {
        if (_started && IsSeen) _gap = gap > _gap ? gap : _gap;
    }

    private void Start()
    {
        if (!IsSeen || _afterSign)
        {
            _afterSign = false;
            return;
        }

        if (_gap == Gap.Paragraph) _text.Append('\n');
        if (_gap != Gap.None) NewLine();
        else Quoted();
        _started = true;
        _gap = Gap.None;
    }

    private void NewLine()
    {
        _text.Append('\n');
        Quoted();
    }

    private void Quoted()
    {
        for (var i = 0; signs && i < _quoteDepth; i++) _text.Append("> ");
    }
}
