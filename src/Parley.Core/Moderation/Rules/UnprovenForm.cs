using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>What a program may have sent: a form without a good token, or a guest's comment by the API where that is not wanted.</summary>
internal sealed class UnprovenForm : ScreeningRule
{
    public override string Code => "form-proof";

    internal override Finding? Look(ScreeningInput input, ReadText text) => input switch
    {
        { Form: FormProof.Trap } => Hold(60),
        { Form: FormProof.None or FormProof.Reused or FormProof.TooFast } => Hold(20),
        { IsGuestWithoutForm: true, Policy.HoldGuestsWithoutForm: true } => Hold(10),
        _ => null,
    };
}
