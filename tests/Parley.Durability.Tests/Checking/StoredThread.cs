namespace Parley.Durability.Tests.Checking;

/// <summary>A comment as readers find it after the fault; a tombstone has no words.</summary>
internal sealed record StoredComment(string Id, string? Parent, bool IsTombstone, string Words, int Up, int Down);

/// <summary>A discussion as readers find it after the fault.</summary>
/// <param name="Number">Its newest number.</param>
/// <param name="Count">Comments without tombstones, by its own count.</param>
/// <param name="Comments">All of them, in the order in which they were met.</param>
/// <param name="Votes">What each reader is told of the own votes, by reader and comment.</param>
internal sealed record StoredThread(
    long Number, long Count, IReadOnlyList<StoredComment> Comments, IReadOnlyDictionary<(string Reader, string Comment), int> Votes);
