namespace Parley.Core.Notifications;

/// <summary>When mail about something that happened now is due.</summary>
public static class MailTime
{
    /// <summary>Early in the morning in Europe, late in the evening in America: before somebody looks.</summary>
    private const int HourOfDigests = 5;

    /// <summary>Long enough that what is read, edited or taken away at once makes no mail.</summary>
    public static DateTimeOffset Soon(DateTimeOffset now) => now.AddMinutes(1);

    public static DateTimeOffset Daily(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(HourOfDigests), TimeSpan.Zero);
        return today > now ? today : today.AddDays(1);
    }

    /// <summary>On the next Monday.</summary>
    public static DateTimeOffset Weekly(DateTimeOffset now)
    {
        var day = Daily(now);
        return day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);
    }
}
