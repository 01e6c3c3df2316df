using System.Globalization;

namespace Parley.Core.Discussions;

public readonly record struct DiscussionId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Unique in the installation, ascending in commit order within a discussion; a string in JSON.</summary>
public readonly record struct CommentId(long Value)
{
    /// <summary>Own ids begin above this, so that no imported number is ever mistaken for one.</summary>
    public const long First = 1L << 40;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads digits only: no sign, no space, at most 63 bits.</summary>
    public static CommentId? Parse(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? new CommentId(value) : null;
}
