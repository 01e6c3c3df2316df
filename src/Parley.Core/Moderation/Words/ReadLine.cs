namespace Parley.Core.Moderation.Words;

/// <summary>Words in the form in which they are compared, each with a blank before and after it; every sign knows what it was read from.</summary>
internal sealed class ReadLine
{
    private char[] signs = new char[1_024];
    private int[] starts = new int[1_024];
    private int[] ends = new int[1_024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Signs => signs.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Where the text begins that this sign was read from.</summary>
    public int StartOf(int at) => starts[at];

    public int EndOf(int at) => ends[at];

    public void Add(char sign, int start, int end)
    {
        if (Length == signs.Length)
            Grow();
        signs[Length] = sign;
        starts[Length] = start;
        ends[Length++] = end;
    }

    /// <summary>Ends a word; two blanks never follow each other.</summary>
    public void Blank(int at)
    {
        if (Length == 0 || signs[Length - 1] != ' ')
            Add(' ', at, at);
    }

    /// <summary>Makes the last sign stand for more of the text.</summary>
    public void Stretch(int end) => ends[Length - 1] = end;

    public void DropLast() => Length--;

    private void Grow()
    {
        Array.Resize(ref signs, signs.Length * 2);
        Array.Resize(ref starts, signs.Length);
        Array.Resize(ref ends, signs.Length);
    }
}
