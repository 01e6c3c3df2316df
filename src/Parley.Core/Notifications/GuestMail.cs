using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Notifications;

/// <summary>
/// Whether a site may write to the address that a guest gave. Anybody can type a stranger's address: until whoever reads there has confirmed
/// it, one letter that asks is all that is ever sent.
/// </summary>
public sealed class GuestMail
{
    /// <summary>The question is not asked again sooner, whoever types the address.</summary>
    public static readonly TimeSpan AskedAgainAfter = TimeSpan.FromDays(30);

    public const int MostLettersAnHour = 5;

    private GuestMail() { }

    public SiteId Site { get; private set; }

    /// <summary>See <see cref="Text.EmailAddress.Key"/>.</summary>
    public string EmailKey { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>Who gave it last.</summary>
    public GuestId Guest { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Whoever reads there wants no mail of this site: for good.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Sent in the hour since <see cref="LettersSince"/>.</summary>
    public int Letters { get; private set; }

    public DateTimeOffset? LettersSince { get; private set; }
}
