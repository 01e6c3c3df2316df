using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>Nearly the same text again: by the same person lately, in this discussion, or like one that is held or was removed on the site.</summary>
internal sealed class RepeatedText : ScreeningRule
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public override string Code => "repeated";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        if (!input.Policy.HoldRepeats || input.IsEdit || input.IsImport || input.Fingerprint is not { } own)
            return null;
        var removed = Count(input.Judged, own, input.Now);
        var before = Math.Max(Count(input.Author.Lately, own, input.Now), Count(input.Around, own, input.Now));
        return removed + before == 0 ? null : Hold(removed > 0 ? 60 : 30) with { Number = Math.Max(removed, before) };
    }

    private static int Count(IReadOnlyList<WrittenBefore> texts, long own, DateTimeOffset now)
    {
        var count = 0;
        for (var index = 0; index < texts.Count; index++)
        {
            if (texts[index] is { Fingerprint: { } other } before && before.At > now - Lately && Fingerprint.IsNear(own, other))
                count++;
        }

        return count;
    }
}
