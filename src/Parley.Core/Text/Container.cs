namespace Parley.Core.Text;

internal enum ContainerKind
{
    Quote,
    Points,
    Numbers,
}

/// <summary>A quote or a list item that the next line may continue.</summary>
/// <param name="Indent">Of a list item: how far its sign stands from the edge.</param>
/// <param name="Content">Of a list item: where its words start.</param>
/// <param name="Number">Of a numbered item.</param>
/// <param name="First">The number its list starts with.</param>
/// <param name="Fresh">No words in it yet.</param>
internal readonly record struct Container(ContainerKind Kind, int Indent, int Content, int? Number, int? First, bool Fresh)
{
    internal static Container Quote { get; } = new(ContainerKind.Quote, 0, 0, null, null, false);

    /// <summary>Whether the line goes on inside it; takes off the line what says so.</summary>
    internal bool Continues(ref ReadOnlySpan<char> line)
    {
        if (Kind == ContainerKind.Quote) return Blocks.Quote(ref line);
        if (Blocks.IsBlank(line)) return true;
        // Two blanks are enough, however wide the sign: people do not count.
        if (Blocks.Indent(line, out _) < Indent + 2) return false;
        line = Blocks.Outdent(line, Content);
        return true;
    }
}
