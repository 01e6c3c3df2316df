namespace Parley.Core.Text;

/// <summary>A stretch of a text, in UTF-16 units; the end is not part of it.</summary>
public readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(TextRange other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(TextRange other) => other.Start < End && Start < other.End;

    public string Of(string text) => text[Start..End];
}
