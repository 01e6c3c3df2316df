using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Storage.Live;

namespace Parley.Web.Live;

/// <summary>What is new in a discussion. Ids only, no words; empty lists are left out.</summary>
internal sealed record LiveJson
{
    /// <summary>The number that this reaches: ask again from here.</summary>
    public required long Seq { get; init; }

    /// <summary>New comments, the oldest first; absent in a rush, see <see cref="More"/>.</summary>
    public IReadOnlyList<PostedJson>? Posted { get; init; }

    public IReadOnlyList<string>? Edited { get; init; }

    /// <summary>Removed or deleted: the place stays.</summary>
    public IReadOnlyList<string>? Gone { get; init; }

    public IReadOnlyList<string>? Restored { get; init; }
    public IReadOnlyList<VotesJson>? Votes { get; init; }

    /// <summary>New comments that are not listed.</summary>
    public long? More { get; init; }

    /// <summary>Comments in the discussion, places without words left out.</summary>
    public long? Count { get; init; }

    /// <summary>open, closed or read_only.</summary>
    public string? State { get; init; }

    /// <summary>Readers present, those on other nodes included.</summary>
    public int? Readers { get; init; }

    /// <summary>True when what is new since the number asked from cannot be told: read the page again.</summary>
    public bool? Reset { get; init; }
}

/// <param name="ParentId">null at top level.</param>
internal sealed record PostedJson(string Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ParentId);

internal sealed record VotesJson(string Id, int Up, int Down);

/// <summary>One finished message, the same for everybody who knows the same number: as an object, and as the bytes of the stream.</summary>
/// <param name="Stream">Empty where nobody needs to be told anything.</param>
internal sealed record LiveFrame(byte[] Json, ReadOnlyMemory<byte> Stream)
{
    /// <summary>Whether who reads the stream learns how many read.</summary>
    public bool TellsReaders { get; private init; }

    /// <summary>As many as a page fetches at once; of more it is told how many.</summary>
    public const int MostPosted = 20;

    /// <summary>Other ids in one frame. Beyond that a page is read again rather than mended.</summary>
    public const int MostChanged = 1000;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static readonly LiveFrame Heartbeat = new([], ":\n\n"u8.ToArray());

    /// <param name="stateIsNews">True where the state or the count is to be told though no comment changed.</param>
    public static LiveFrame Of(DiscussionNews told, string state, int readers, bool stateIsNews)
    {
        if (told.News is not { Changed: <= MostChanged } news)
            return Reset(told.Until);
        var more = told.Imported > 0 ? told.Imported : news.Posted.Count > MostPosted ? news.Posted.Count : 0;
        var json = Bytes(new LiveJson
        {
            Seq = told.Until,
            Posted = more > 0 ? null : List(news.Posted, one => new PostedJson(one.Id.ToString(), one.Parent?.ToString())),
            Edited = List(news.Edited, one => one.ToString()),
            Gone = List(news.Gone, one => one.ToString()),
            Restored = List(news.Restored, one => one.ToString()),
            Votes = List(news.Voted, one => new VotesJson(one.Id.ToString(), one.Up, one.Down)),
            More = more,
            Count = told.Discussion.CommentCount,
            State = state,
            Readers = readers,
        });
        var isNews = stateIsNews || more > 0 || news.Posted.Count > 0 || news.Changed > 0;
        return new LiveFrame(json, isNews ? Message($"id: {told.Until}\n", json) : default) { TellsReaders = isNews };
    }

    public static LiveFrame OfReaders(int readers)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { readers }, Written);
        return new LiveFrame(json, Message("event: readers\n", json));
    }

    /// <summary>It carries its number, so that who comes back is not told again.</summary>
    private static LiveFrame Reset(long seq) => new(
        Bytes(new LiveJson { Seq = seq, Reset = true }),
        Message($"id: {seq}\nevent: reset\n", JsonSerializer.SerializeToUtf8Bytes(new { seq }, Written)));

    private static byte[] Bytes(LiveJson json) => JsonSerializer.SerializeToUtf8Bytes(json, Written);

    private static byte[] Message(string head, byte[] json) => [.. Encoding.UTF8.GetBytes(head), .. "data: "u8, .. json, .. "\n\n"u8];

    private static List<TOut>? List<TIn, TOut>(IReadOnlyList<TIn> all, Func<TIn, TOut> one) => all.Count == 0 ? null : [.. all.Select(one)];
}
