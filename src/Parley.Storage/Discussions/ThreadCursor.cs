using System.Buffers.Binary;
using System.Buffers.Text;
using Parley.Core.Discussions;

namespace Parley.Storage.Discussions;

/// <summary>
/// Where a list of siblings goes on: the last one shown, by the order it was shown in. Opaque outside; a made-up one can only skip siblings.
/// </summary>
/// <param name="Sort">The order.</param>
/// <param name="Parent">Whose replies; 0 for the top level.</param>
/// <param name="Rank">Of the last one shown.</param>
/// <param name="After">The last one shown.</param>
/// <param name="Shown">How many were shown before this point, so that nobody has to count what is left.</param>
public sealed record ThreadCursor(ThreadSort Sort, CommentId Parent, long Rank, CommentId After, int Shown = 0)
{
    private const int Length = 1 + 8 + 8 + 8 + 4;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Sort;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Parent.Value);
        BinaryPrimitives.WriteInt64BigEndian(bytes[9..], Rank);
        BinaryPrimitives.WriteInt64BigEndian(bytes[17..], After.Value);
        BinaryPrimitives.WriteInt32BigEndian(bytes[25..], Shown);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when the text is no cursor of ours.</summary>
    public static ThreadCursor? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text is not { Length: <= 64 }
            || !Base64Url.IsValid(text, out var length) || length != Length
            || Base64Url.DecodeFromChars(text, bytes) != Length
            || bytes[0] > (byte)ThreadSort.Oldest)
            return null;

        var cursor = new ThreadCursor(
            (ThreadSort)bytes[0],
            new CommentId(BinaryPrimitives.ReadInt64BigEndian(bytes[1..])),
            BinaryPrimitives.ReadInt64BigEndian(bytes[9..]),
            new CommentId(BinaryPrimitives.ReadInt64BigEndian(bytes[17..])),
            BinaryPrimitives.ReadInt32BigEndian(bytes[25..]));
        return cursor.Parent.Value < 0 || cursor.After.Value < 0 || cursor.Shown < 0 ? null : cursor;
    }
}
