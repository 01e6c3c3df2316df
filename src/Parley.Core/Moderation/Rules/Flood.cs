using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>More in ten minutes than one person thinks through, or than a discussion bears.</summary>
internal sealed class Flood : ScreeningRule
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public override string Code => "flood";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        if (input.IsEdit || input.IsImport)
            return null;
        var (ofAuthor, ofDiscussion) = (Lately(input.Author.Lately, input.Now), Lately(input.Around, input.Now));
        var isFlood = (input.Policy.FloodOfAuthor > 0 && ofAuthor >= input.Policy.FloodOfAuthor)
            || (input.Policy.FloodOfDiscussion > 0 && ofDiscussion >= input.Policy.FloodOfDiscussion);
        return isFlood ? Hold(30) with { Number = Math.Max(ofAuthor, ofDiscussion) } : null;
    }

    private static int Lately(IReadOnlyList<WrittenBefore> written, DateTimeOffset now)
    {
        var count = 0;
        for (var index = 0; index < written.Count; index++)
        {
            if (written[index].At > now - Window)
                count++;
        }

        return count;
    }
}
