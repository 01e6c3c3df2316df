using Parley.Core.People;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.People;
using Parley.Web.Discussions;
using Parley.Web.Moderation.Desk;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary>What holds about somebody, in words, and what ends it.</summary>
/// <param name="Who">As the form names them.</param>
/// <param name="Path">Of the profile, within the site.</param>
/// <param name="Kind">As the form names it.</param>
/// <param name="What">With its end.</param>
public sealed record MeasureView(string Who, string Name, string Path, string Kind, string What, string? Reason, bool OnAllSites, DateTimeOffset Since, bool MayEnd)
{
    internal static MeasureView Of(Measure measure, string name, Words words)
    {
        var who = PersonKey.Parse(measure.Who) ?? default;
        var kind = measure.Kind.ToString();
        var what = words[$"people.is.{char.ToLowerInvariant(kind[0])}{kind[1..]}"];
        return new MeasureView(
            measure.Who, name, PersonDesk.Path(who), kind,
            measure.Until is { } until ? words.Fill("people.until", ("what", what), ("time", words.DateTime(until))) : what,
            measure.Reason is null ? null : words.Find($"reason.{measure.Reason}"), measure.Site == Measure.AllSites, measure.Since, MeasureOrder.EndOf(who, measure.Kind) is not null);
    }
}

public sealed record MeasuresView
{
    public required DeskFrame Desk { get; init; }
    public required IReadOnlyList<MeasureView> Measures { get; init; }
    public required bool MayBlock { get; init; }
    internal BlockDomain.FormRequest Typed { get; init; } = new();
    public string? Error { get; init; }
}

/// <summary><c>/desk/people/{id}</c> and <c>/desk/people/guests/{id}</c>.</summary>
public sealed record ProfileView
{
    public required DeskFrame Desk { get; init; }
    public required PersonProfile Person { get; init; }

    /// <summary>Within the site.</summary>
    public required string Path { get; init; }
    public required Standing Standing { get; init; }
    public required IReadOnlyList<MeasureView> Measures { get; init; }
    public required CommentTally Tally { get; init; }
    public required IReadOnlyList<PersonAct> Acts { get; init; }
    public required IReadOnlyList<NoteLine> Notes { get; init; }
    public required IReadOnlyList<CommentView> Comments { get; init; }

    /// <summary>False about staff of one's own level or above, and about oneself.</summary>
    public required bool MayAct { get; init; }
    public required bool MayActEverywhere { get; init; }
    public required bool KeepsAddresses { get; init; }

    /// <summary>Null until they are asked for.</summary>
    public ShownAddresses? Addresses { get; init; }
    public required long Seen { get; init; }
    internal DecideMeasure.FormRequest Typed { get; init; } = new();
    public string? TypedNote { get; init; }
    public string? Error { get; init; }
}
