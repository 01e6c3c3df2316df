namespace Parley.Storage.Moderation.Desk;

/// <summary>One part of the queue: what is open about its items.</summary>
/// <param name="Name">As it stands in addresses.</param>
/// <param name="Condition">On the columns of <c>queue</c>; null takes all.</param>
public sealed record QueueTab(string Name, string? Condition);

public static class QueueTabs
{
    public static readonly QueueTab Held = new("held", "held = TRUE");
    public static readonly QueueTab Reported = new("reported", "reports > 0");
    public static readonly QueueTab Notices = new("notices", "notices > 0");
    public static readonly QueueTab Appeals = new("appeals", "appeals > 0");
    public static readonly QueueTab Everything = new("all", null);

    public static readonly IReadOnlyList<QueueTab> All = [Held, Reported, Notices, Appeals, Everything];

    /// <summary>Null when there is none of this name.</summary>
    public static QueueTab? Named(string name) => All.FirstOrDefault(tab => tab.Name.Equals(name, StringComparison.Ordinal));
}
