using System.Buffers.Binary;
using System.Buffers.Text;
using Parley.Core.Articles;

namespace Parley.Storage.Articles;

/// <summary>Where a list of articles goes on: after the last one shown. Opaque outside; a made-up one can only skip articles.</summary>
public sealed record ListCursor(DateTimeOffset PublishedAt, ArticleId After)
{
    private const int Length = 8 + 8;

    public static ListCursor Past(Article last) => new(last.PublishedAt ?? ArticleTerm.Undated, last.Id);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, PublishedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], After.Value);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when the text is no cursor of ours.</summary>
    public static ListCursor? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text is not { Length: <= 32 } || !Base64Url.IsValid(text, out var length) || length != Length || Base64Url.DecodeFromChars(text, bytes) != Length)
            return null;
        var (time, id) = (BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
        return id < 0 || time < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || time > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? null
            : new ListCursor(DateTimeOffset.FromUnixTimeMilliseconds(time), new ArticleId(id));
    }
}
