using Parley.Core.Discussions;
using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>The first comments of a person, until so many of them stand.</summary>
internal sealed class Newcomers : ScreeningRule
{
    public override string Code => "newcomer";

    internal override Finding? Look(ScreeningInput input, ReadText text)
    {
        var first = input.Policy.HoldNewcomers;
        if (first == 0 || input.IsImport || input.Author.IsTrusted)
            return null;
        var posted = 0;
        for (var index = 0; index < input.Author.Lately.Count; index++)
        {
            if (input.Author.Lately[index].State == CommentState.Posted)
                posted++;
        }

        return posted < first ? Hold(5) with { Number = first } : null;
    }
}
