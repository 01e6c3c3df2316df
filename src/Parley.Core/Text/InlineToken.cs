using Parley.Core.Articles;

namespace Parley.Core.Text;

/// <summary>A stretch of a paragraph: words, or a sign that may come to mean something once its partner is found.</summary>
internal struct InlineToken
{
    public TokenKind Kind;
    public int Start;
    public int End;
    public bool CanOpen;
    public bool CanClose;

    /// <summary>Where the partner of this sign is, -1 while it has none: emphasis (or spoiler) and strong apart, for *** is both.</summary>
    public int Partner;
    public int StrongPartner;

    public WebLink? Link;
    public Mention? Person;
    public Picture? Picture;

    public readonly int Length => End - Start;
}

internal enum TokenKind
{
    Text,
    Break,
    Code,
    Stars,
    Pipes,
    Bracket,
    LinkOpen,
    LinkClose,
    BareLink,
    Mention,

    /// <summary>From here to there is what the picture shows.</summary>
    Picture,
}
