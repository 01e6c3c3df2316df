using System.Text;

namespace Parley.Core.Text;

/// <summary>
/// Reads a comment line by line: quotes, lists, code, paragraphs. At most <see cref="MaxDepth"/> quotes and lists stand
/// in one another, further signs are text, so a line costs at most so many looks.
/// </summary>
internal sealed class BlockParser(MarkupSink sink, MarkupContext? context)
{
    internal const int MaxDepth = 8;
    private readonly List<Container> _open = [];
    private readonly StringBuilder _paragraph = new();
    private readonly StringBuilder _code = new();
    private readonly InlineWriter _inlines = new(context, sink);
    private bool _inParagraph;
    private int _fence;
    private char[] _buffer = [];
    private long _steps;

    public long Steps => _steps + _inlines.Steps;

    public void Parse(ReadOnlySpan<char> source)
    {
        while (true)
        {
            var end = source.IndexOfAny('\n', '\r');
            Line(end < 0 ? source : source[..end]);
            if (end < 0) break;
            source = source[(end + (source[end..].StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1))..];
        }

        CloseFrom(0);
        CloseText();
    }

    private void Line(ReadOnlySpan<char> line)
    {
        _steps += line.Length + 1;
        var matched = 0;
        while (matched < _open.Count && _open[matched].Continues(ref line)) matched++;
        _steps += matched + Blocks.Indent(line, out _);

        if (_fence > 0 && matched == _open.Count)
        {
            if (Blocks.Fence(line, closing: true) >= _fence) CloseFence();
            else _code.Append(line).Append('\n');
            return;
        }

        if (Blocks.IsBlank(line))
        {
            CloseText();
            if (matched < _open.Count) CloseFrom(FirstQuote(matched));
            return;
        }

        OpenContainers(ref line, matched);
        if (Blocks.IsBlank(line)) return;
        var fence = Blocks.Fence(line, closing: false);
        if (fence > 0)
        {
            CloseText();
            _fence = fence;
            return;
        }

        AddText(line);
    }

    // A blank line ends the quotes which it does not continue; a list goes on to its next item.
    private int FirstQuote(int from)
    {
        while (from < _open.Count && _open[from].Kind != ContainerKind.Quote) from++;
        return from;
    }

    private void OpenContainers(ref ReadOnlySpan<char> line, int matched)
    {
        var ruler = Blocks.IsRuler(line);
        var afterItem = false;
        var depth = matched;
        for (; depth < MaxDepth && !ruler; depth++, _steps++)
        {
            if (Blocks.Quote(ref line))
            {
                CloseFrom(depth);
                CloseText();
                _open.Add(Container.Quote);
                sink.OpenQuote();
                afterItem = false;
                continue;
            }

            var inText = _inParagraph && depth == _open.Count;
            if (afterItem || !Blocks.Item(ref line, inText, out var item)) break;
            OpenItem(depth, item);
            afterItem = true;
        }

        CloseFrom(depth);
    }

    private void OpenItem(int depth, Container item)
    {
        if (depth < _open.Count && _open[depth] is { Kind: var kind } last && kind == item.Kind)
        {
            CloseFrom(depth + 1);
            CloseText();
            sink.CloseItem();
            sink.OpenItem(item.Number, item.Number != last.Number + 1);
            _open[depth] = item with { First = last.First };
            return;
        }

        CloseFrom(depth);
        CloseText();
        sink.OpenList(item.Number);
        sink.OpenItem(item.Number, jumps: false);
        _open.Add(item with { First = item.Number });
    }

    private void AddText(ReadOnlySpan<char> line)
    {
        if (_inParagraph) _paragraph.Append('\n');
        _inParagraph = true;
        _paragraph.Append(line);
    }

    private void CloseFrom(int depth)
    {
        if (depth >= _open.Count) return;
        CloseText();
        for (var i = _open.Count - 1; i >= depth; i--)
        {
            if (_open[i].Kind == ContainerKind.Quote) sink.CloseQuote();
            else
            {
                sink.CloseItem();
                sink.CloseList(_open[i].First);
            }

            _open.RemoveAt(i);
        }
    }

    private void CloseText()
    {
        if (_fence > 0) CloseFence();
        if (!_inParagraph) return;
        _inParagraph = false;
        if (_buffer.Length < _paragraph.Length) _buffer = new char[_paragraph.Length];
        _paragraph.CopyTo(0, _buffer, _paragraph.Length);
        var text = _buffer.AsSpan(0, _paragraph.Length);
        _paragraph.Clear();

        var bare = TakeBare();
        sink.OpenParagraph(bare);
        _inlines.Write(text);
        sink.CloseParagraph(bare);
    }

    /// <summary>The first block of a list item, when it is words, needs no paragraph of its own.</summary>
    private bool TakeBare()
    {
        if (_open.Count == 0 || _open[^1] is not { Kind: not ContainerKind.Quote, Fresh: true } item) return false;
        _open[^1] = item with { Fresh = false };
        return true;
    }

    private void CloseFence()
    {
        _fence = 0;
        _steps += _code.Length;
        TakeBare();
        if (_code.Length > 0) sink.CodeBlock(_code.ToString(0, _code.Length - 1));
        _code.Clear();
    }
}
