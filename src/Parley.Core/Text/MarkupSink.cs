using Parley.Core.Articles;

namespace Parley.Core.Text;

/// <summary>What a parsed comment is told to, block by block and sign by sign: HTML or plain text.</summary>
internal abstract class MarkupSink
{
    public abstract void OpenQuote();

    public abstract void CloseQuote();

    /// <param name="first">The number of the first item; null for a list of points.</param>
    public abstract void OpenList(int? first);

    public abstract void CloseList(int? first);

    /// <param name="number">The item's number, and whether it is not the one that follows.</param>
    public abstract void OpenItem(int? number, bool jumps);

    public abstract void CloseItem();

    /// <param name="bare">The first words of a list item stand in it without a paragraph of their own.</param>
    public abstract void OpenParagraph(bool bare);

    public abstract void CloseParagraph(bool bare);

    public abstract void CodeBlock(ReadOnlySpan<char> code);

    public abstract void Text(ReadOnlySpan<char> text);

    public abstract void Break();

    public abstract void Code(ReadOnlySpan<char> code);

    public abstract void Open(Mark mark);

    public abstract void Close(Mark mark);

    public abstract void OpenLink(WebLink link);

    public abstract void CloseLink();

    public abstract void Mention(Mention person, ReadOnlySpan<char> asWritten);

    /// <param name="alt">What it shows.</param>
    public abstract void Picture(Picture picture, string alt);
}

internal enum Mark
{
    Emphasis,
    Strong,
    Spoiler,
}
